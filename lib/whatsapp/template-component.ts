import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";

/** A template's components as Meta stores them, sorted by kind. Kinds that come once and we know; the rest is `others`. */
export type TemplateComponents = {
  header: JsonObject | null;
  body: JsonObject | null;
  footer: JsonObject | null;
  buttons: JsonObject[];
  /** Kinds that this version cannot fill: carousels, limited-time offers and what else may come. */
  others: string[];
};

/** Sorts components. Keywords count in any case; what is no component is listed among the others. */
export function readComponents(components: JsonValue): TemplateComponents {
  const sorted: TemplateComponents = { header: null, body: null, footer: null, buttons: [], others: [] };
  for (const component of Array.isArray(components) ? components : []) {
    if (!isJsonObject(component)) {
      sorted.others.push("?");
      continue;
    }
    const kind = keyword(component, "type");
    if (kind === "HEADER") sorted.header = component;
    else if (kind === "BODY") sorted.body = component;
    else if (kind === "FOOTER") sorted.footer = component;
    else if (kind === "BUTTONS") sorted.buttons.push(...readButtons(component));
    else sorted.others.push(kind);
  }
  return sorted;
}

/** A keyword of Meta's in upper case, "?" when it is missing. */
export function keyword(object: JsonObject, key: string): string {
  return textAt(object, key)?.toUpperCase() ?? "?";
}

function readButtons({ buttons }: JsonObject): JsonObject[] {
  return Array.isArray(buttons) ? buttons.map((button) => (isJsonObject(button) ? button : {})) : [];
}
