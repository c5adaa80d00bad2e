import type { TemplateButton, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { setSample } from "./design-edits";

/** How a field is found in the page: by its language and the name that findings have for it. */
export function fieldId(language: string | null, field: string): string {
  return `design-${language ?? "all"}-${field}`.replace(/[^\w-]/g, "_");
}

/** The text of a header, a body, a footer or a card. Null = the field holds none. */
export function readField({ header, body, footer, cards }: TemplateLanguageDesign, field: string): string | null {
  if (field === "header") return header?.format === "text" ? header.text : null;
  if (field === "body") return body;
  if (field === "footer") return footer;
  const [part, index, child] = field.split(".");
  return part === "cards" && child === "body" ? (cards?.[Number(index)]?.body ?? null) : null;
}

/** Writes a text into the field that a finding names. A field that is not there, or holds no text, leaves all as it is. */
export function writeField(language: TemplateLanguageDesign, field: string, text: string): TemplateLanguageDesign {
  const [part, index, child, ...rest] = field.split(".");
  switch (part) {
    case "header":
      return language.header?.format === "text" ? { ...language, header: { ...language.header, text } } : language;
    case "body":
      return { ...language, body: text };
    case "footer":
      return { ...language, footer: text };
    case "offer":
      return language.offer ? { ...language, offer: { ...language.offer, text } } : language;
    case "samples":
      return setSample(language, field.slice("samples.".length), text);
    case "buttons":
      return { ...language, buttons: writeButton(language.buttons, Number(index), child ?? "", text) };
    case "cards":
      return writeCard(language, Number(index), [child ?? "", ...rest], text);
    default:
      return language;
  }
}

function writeCard(language: TemplateLanguageDesign, index: number, [part, at, child]: string[], text: string) {
  const cards = language.cards?.map((card, position) => {
    if (position !== index) return card;
    if (part === "body") return { ...card, body: text };
    return part === "buttons" ? { ...card, buttons: writeButton(card.buttons, Number(at), child ?? "", text) } : card;
  });
  return cards ? { ...language, cards } : language;
}

function writeButton(buttons: readonly TemplateButton[], index: number, part: string, text: string): TemplateButton[] {
  return buttons.map((button, at) => {
    if (at !== index) return button;
    if (part === "text" && "text" in button) return { ...button, text };
    if (part === "url" && button.type === "url") return { ...button, url: text };
    return part === "phoneNumber" && button.type === "phone" ? { ...button, phoneNumber: text } : button;
  });
}
