import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";

/** A template's components as Meta stores them, sorted by kind. Kinds that come once and we know; the rest is `others`. */
export type TemplateComponents = {
  header: JsonObject | null;
  body: JsonObject | null;
  footer: JsonObject | null;
  buttons: JsonObject[];
  offer: JsonObject | null;
  /** Of a carousel, each card's own components; null = no carousel. */
  cards: TemplateComponents[] | null;
  /** Kinds that this version cannot fill: requests to call and what else may come. */
  others: string[];
};

/** Sorts components. Keywords count in any case; what is no component is listed among the others. */
export function readComponents(components: JsonValue | undefined): TemplateComponents {
  const sorted: TemplateComponents = {
    header: null,
    body: null,
    footer: null,
    buttons: [],
    offer: null,
    cards: null,
    others: [],
  };
  for (const component of Array.isArray(components) ? components : []) {
    if (isJsonObject(component)) place(component, sorted);
    else sorted.others.push("?");
  }
  return sorted;
}

/** A keyword of Meta's in upper case, "?" when it is missing. */
export function keyword(object: JsonObject | null, key: string): string {
  return textAt(object ?? undefined, key)?.toUpperCase() ?? "?";
}

function place(component: JsonObject, sorted: TemplateComponents): void {
  const kind = keyword(component, "type");
  if (kind === "HEADER") sorted.header = component;
  else if (kind === "BODY") sorted.body = component;
  else if (kind === "FOOTER") sorted.footer = component;
  else if (kind === "BUTTONS") sorted.buttons.push(...readObjects(component.buttons));
  else if (kind === "LIMITED_TIME_OFFER") sorted.offer = component;
  else if (kind === "CAROUSEL") sorted.cards = readObjects(component.cards).map((card) => readComponents(card.components));
  else sorted.others.push(kind);
}

function readObjects(items: JsonValue | undefined): JsonObject[] {
  return Array.isArray(items) ? items.map((item) => (isJsonObject(item) ? item : {})) : [];
}
