import { useLocale } from "next-intl";
import { useKindName } from "@/components/conversation/message/kind-name";
import type { SupervisedMessage } from "@/lib/contract/supervision";

/** What a message says, in a line: the template's name and language, its words, or what kind it is. */
export function useMessageWords(): (message: Pick<SupervisedMessage, "type" | "text" | "template">) => string {
  const kindName = useKindName();
  const locale = useLocale();
  return ({ type, text, template }) => {
    if (template) return `${template.name}, ${languageName(template.language, locale)}`;
    return text ? `“${text}”` : kindName(type);
  };
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code.replace("_", "-")) ?? code;
  } catch (error) {
    // Meta may write a language in a way that is no tag.
    if (error instanceof RangeError) return code;
    throw error;
  }
}
