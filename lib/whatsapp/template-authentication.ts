import type { TemplateDescription, TemplateVariable } from "@/lib/contract/template";
import { textAt } from "./json";
import { isOtpButton } from "./template-buttons";
import type { TemplateComponents } from "./template-component";

/** The one value that an authentication template takes: it fills its body and its button alike. */
export const CODE_KEY = "code";
const CODE: TemplateVariable = { key: CODE_KEY, component: "code", name: "code", example: null };

/** What stands for the words that Meta writes, where it does not tell them: the code alone. */
const WORDLESS_BODY = "*{{1}}*";

/** What is particular to an authentication template. Its footer tells only for how many minutes the code counts. */
export function describeAuthentication({ body }: TemplateComponents): Pick<TemplateDescription, "body" | "variables"> {
  return { body: textAt(body ?? undefined, "text") ?? WORDLESS_BODY, variables: [CODE] };
}

export function canFillAuthentication({ header, buttons, offer, cards, others }: TemplateComponents): boolean {
  const isPlain = header === null && offer === null && cards === null && others.length === 0;
  return isPlain && buttons.length === 1 && buttons.every(isOtpButton);
}
