import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { findPlaceholders } from "@/lib/whatsapp/template-text";

/** A place in a design's texts that is filled when it is sent. `key` is that of its sample and its source. */
export type DesignVariable = { key: string; name: string };

type Format = TemplateDesign["parameterFormat"];

/** The variables of one language, in the order of its parts. A coupon and the end of a link are numbered in any format. */
export function listVariables(language: TemplateLanguageDesign, format: Format): DesignVariable[] {
  const { header, body, buttons, cards } = language;
  return [
    ...(header?.format === "text" ? ofText("header", header.text, format) : []),
    ...ofText("body", body, format),
    ...ofButtons("button", buttons),
    ...(cards ?? []).flatMap((card, index) => [
      ...ofText(`card.${index}.body`, card.body ?? "", format),
      ...ofButtons(`card.${index}.button`, card.buttons),
    ]),
  ];
}

/** Every variable of any language, each once. */
export function listAllVariables({ languages, parameterFormat }: TemplateDesign): DesignVariable[] {
  const byKey = new Map(
    languages.flatMap((language) => listVariables(language, parameterFormat)).map((variable) => [variable.key, variable]),
  );
  return [...byKey.values()];
}

/** A name for one more variable of a text, that the text does not have yet: "3", or "variable_3". */
export function nextVariableName(text: string, format: Format): string {
  const names = new Set(findPlaceholders(text, format === "named" ? "NAMED" : "POSITIONAL"));
  for (let number = names.size + 1; ; number += 1) {
    const name = format === "named" ? `variable_${number}` : String(number);
    if (!names.has(name)) return name;
  }
}

function ofText(path: string, text: string, format: Format): DesignVariable[] {
  return findPlaceholders(text, format === "named" ? "NAMED" : "POSITIONAL").map((name) => ({ key: `${path}.${name}`, name }));
}

function ofButtons(path: string, buttons: TemplateLanguageDesign["buttons"]): DesignVariable[] {
  return buttons.flatMap((button, index) => {
    if (button.type === "copy_code") return [{ key: `${path}.${index}.code`, name: "code" }];
    if (button.type !== "url") return [];
    return findPlaceholders(button.url, "POSITIONAL").map((name) => ({ key: `${path}.${index}.${name}`, name }));
  });
}
