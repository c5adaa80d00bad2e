import type { TemplateCard, TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { checkButtons } from "./template-check-buttons";
import { checkBody } from "./template-check-parts";
import { checkFilled } from "./template-check-text";
import { foundError, type TemplateFinding } from "./template-finding";
import { META_TEMPLATE_LIMITS as LIMITS } from "./template-limits";

/** The cards of one language: how many, all alike, and each by itself. Only a body may stand above them. */
export function checkCards({ parameterFormat }: TemplateDesign, design: TemplateLanguageDesign): TemplateFinding[] {
  const { language, cards } = design;
  if (cards === null) return [];
  const at = { language, field: "cards" };
  const params = { count: cards.length, min: LIMITS.cardsMin, max: LIMITS.cardsMax };
  const hasFitting = cards.length >= LIMITS.cardsMin && cards.length <= LIMITS.cardsMax;
  return [
    ...(hasFitting ? [] : [foundError("cards_count", at, { params })]),
    ...checkAround(design),
    ...cards.flatMap((card, index) => checkAlike(cards[0], card, index, language)),
    ...cards.flatMap((card, index) => checkCard(card, index, parameterFormat, design)),
  ];
}

function checkAround({ language, header, footer, buttons, offer }: TemplateLanguageDesign): TemplateFinding[] {
  const parts = { header: header !== null, footer: footer !== null, buttons: buttons.length > 0, offer: offer !== null };
  return Object.entries(parts).flatMap(([field, stands]) =>
    stands ? [foundError("carousel_extra_part", { language, field }, { params: { part: field } })] : [],
  );
}

/** `part` says in what the card is unlike the first. */
function checkAlike(first: TemplateCard | undefined, card: TemplateCard, index: number, language: string): TemplateFinding[] {
  if (!first) return [];
  const types = ({ buttons }: TemplateCard) => buttons.map(({ type }) => type).join();
  const differing = {
    header: card.header.format !== first.header.format,
    body: (card.body === null) !== (first.body === null),
    buttons: types(card) !== types(first),
  };
  return Object.entries(differing).flatMap(([part, differs]) =>
    differs
      ? [foundError("cards_differ", { language, field: `cards.${index}.${part}` }, { params: { card: index + 1, part } })]
      : [],
  );
}

function checkCard(
  { header, body, buttons }: TemplateCard,
  index: number,
  format: TemplateDesign["parameterFormat"],
  { language, samples }: TemplateLanguageDesign,
): TemplateFinding[] {
  const at = (part: string) => ({ language, field: `cards.${index}.${part}` });
  const lacksSample = header.format !== "product" && header.sample === null;
  const place = { language, field: `cards.${index}.buttons`, path: `card.${index}.button`, max: LIMITS.cardButtons };
  return [
    ...(lacksSample ? [foundError("sample_missing", at("header.sample"), { params: { name: "header" } })] : []),
    ...(body === null
      ? []
      : [
          ...checkFilled(body, at("body")),
          ...checkBody(body, LIMITS.cardBody, format, at("body"), { samples, path: `card.${index}.body` }),
        ]),
    ...checkButtons(buttons, place, samples),
  ];
}
