import type { TemplateCardView, TemplateFileSlot, TemplateVariable } from "@/lib/contract/template";
import { textAt } from "./json";
import { buttonView, canFillButton, listButtonVariables } from "./template-buttons";
import { keyword, type TemplateComponents } from "./template-component";
import { listTextVariables, type ParameterFormat } from "./template-variables";

type CardHeader = TemplateCardView["header"];

const HEADERS: Readonly<Record<string, CardHeader>> = { IMAGE: "image", VIDEO: "video", PRODUCT: "product" };

/** The cards of a carousel. One whose header we do not know counts as an image: `canFillCards` says no to it. */
export function cardViews(cards: TemplateComponents[]): TemplateCardView[] {
  return cards.map(({ header, body, buttons }) => ({
    header: HEADERS[keyword(header, "format")] ?? "image",
    body: textAt(body ?? undefined, "text"),
    buttons: buttons.map(buttonView),
  }));
}

export function canFillCards(cards: TemplateComponents[]): boolean {
  const formats = new Set(cards.map(({ header }) => keyword(header, "format")));
  // Products and files in one carousel are nothing that Meta has.
  const isMixed = formats.has("PRODUCT") && formats.size > 1;
  return (
    cards.length > 0 &&
    !isMixed &&
    [...formats].every((format) => format in HEADERS) &&
    cards.every((card) => card.others.length === 0 && card.cards === null && card.offer === null) &&
    cards.every(({ buttons }) => buttons.every(canFillButton))
  );
}

export function listCardVariables(cards: TemplateComponents[], format: ParameterFormat): TemplateVariable[] {
  return cards.flatMap(({ body, buttons }, index) => [
    ...(body === null ? [] : listTextVariables(`card.${index}.body`, body, format)),
    ...buttons.flatMap((button, place) => listButtonVariables(`card.${index}.button.${place}`, button)),
  ]);
}

export function listCardFiles(cards: TemplateCardView[]): TemplateFileSlot[] {
  return cards.flatMap(({ header }, index) => (header === "product" ? [] : [{ key: `card.${index}.header`, kind: header }]));
}
