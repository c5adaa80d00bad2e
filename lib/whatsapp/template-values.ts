import type { TemplateSnapshot } from "@/lib/contract/message";
import type { TemplateCardView, TemplateDescription, TemplateExtras, TemplateVariable } from "@/lib/contract/template";
import { isBlank } from "@/lib/contract/visible-text";
import {
  TEMPLATE_BODY_MAX_LENGTH,
  TEMPLATE_CARD_BODY_MAX_LENGTH,
  TEMPLATE_CODE_MAX_LENGTH,
  TEMPLATE_HEADER_MAX_LENGTH,
  TEMPLATE_OFFER_BODY_MAX_LENGTH,
} from "./limits";
import { splitTemplateText } from "./template-text";

/** What a person filled in, by variable key. */
export type TemplateValues = Readonly<Record<string, string>>;

/** Why values do not fit a template. */
export type TemplateValueProblem =
  | { kind: "missing"; key: string }
  /** The template has no such variable: it was changed after the form was opened. */
  | { kind: "unexpected"; key: string }
  /** A coupon or one-time password of other letters, or longer, than Meta takes. */
  | { kind: "invalid_code"; key: string }
  /** The whole text with its values in place, in UTF-16 units. */
  | { kind: "too_long"; component: "header" | "body" | "card"; length: number; maxLength: number };

/** Line breaks and what counts as one, tabs, and runs of spaces longer than Meta takes, with the space around them. */
const REFUSED_SPACE = /[ ]*[\t\n\v\f\r\u0085\u2028\u2029][\s\u0085]*| {4,}/g;
const CODE = new RegExp(`^[A-Za-z0-9]{1,${TEMPLATE_CODE_MAX_LENGTH}}$`);

/** The value as Meta accepts it: on one line, without tabs or long gaps. May be empty, which Meta does not accept. */
export function flattenValue(value: string): string {
  return value.replace(REFUSED_SPACE, " ").trim();
}

/** The value of a variable as it is sent; empty when nobody filled in anything that can be seen. */
export function valueFor({ key }: Pick<TemplateVariable, "key">, values: TemplateValues): string {
  const value = flattenValue(values[key] ?? "");
  return isBlank(value) ? "" : value;
}

/** Everything that is wrong with the values; an empty list means that they can be sent. */
export function validateTemplateValues(template: TemplateDescription, values: TemplateValues): TemplateValueProblem[] {
  const { variables, header, body, cards } = template;
  const keys = new Set(variables.map(({ key }) => key));
  const missing = variables.filter((variable) => valueFor(variable, values) === "");
  const invalid = variables.filter((variable) => isCode(variable) && !missing.includes(variable));
  return [
    ...missing.map(({ key }) => ({ kind: "missing", key }) as const),
    ...Object.keys(values)
      .filter((key) => !keys.has(key))
      .map((key) => ({ kind: "unexpected", key }) as const),
    ...invalid
      .filter((variable) => !CODE.test(valueFor(variable, values)))
      .map(({ key }) => ({ kind: "invalid_code", key }) as const),
    ...checkLength("header", fillText(template, "header", header ?? "", values), TEMPLATE_HEADER_MAX_LENGTH),
    ...checkLength("body", fillText(template, "body", body, values), bodyMaxLength(template)),
    ...fillCards(template, cards, values).flatMap((card) => checkLength("card", card.body ?? "", TEMPLATE_CARD_BODY_MAX_LENGTH)),
  ];
}

/** What the contact will read. Variables without a value keep their braces. */
export function renderTemplate(
  template: TemplateDescription,
  values: TemplateValues,
  { location, offerEndsAt }: TemplateExtras = {},
): TemplateSnapshot {
  const { name, language, header, headerFormat, body, footer, buttons, cards, offer } = template;
  const code = template.variables.find((variable) => isCode(variable) && variable.component !== "card");
  return {
    name,
    language,
    header: header === null ? null : fillText(template, "header", header, values),
    body: fillText(template, "body", body, values),
    footer,
    buttons: buttons.map(({ text }) => text),
    headerFormat,
    buttonTypes: buttons.map(({ type }) => type),
    ...(cards.length > 0 ? { cards: fillCards(template, cards, values) } : {}),
    ...(template.needsLocation && location ? { location: { name: location.name, address: location.address } } : {}),
    ...(offer ? { offer: { text: offer.text, endsAt: (offer.hasExpiration && offerEndsAt) || null } } : {}),
    ...(code ? { code: valueFor(code, values) || null } : {}),
  };
}

/** How long the body of such a template may be with its values in place. */
export function bodyMaxLength({ offer, products }: Pick<TemplateDescription, "offer" | "products">): number {
  if (products === "single") return TEMPLATE_CARD_BODY_MAX_LENGTH;
  return offer ? TEMPLATE_OFFER_BODY_MAX_LENGTH : TEMPLATE_BODY_MAX_LENGTH;
}

/** A text with its values. `path` begins the keys of its variables: "header", "body", "card.0.body". */
function fillText({ variables }: TemplateDescription, path: string, text: string, values: TemplateValues): string {
  const byName = new Map(
    variables.flatMap((variable) => {
      // The one-time password has a key of its own, and stands in the body as its first variable.
      if (variable.component === "code") return path === "body" ? [["1", variable] as const] : [];
      return variable.key === `${path}.${variable.name}` ? [[variable.name, variable] as const] : [];
    }),
  );
  return splitTemplateText(text, new Set(byName.keys()))
    .map((segment) => {
      if (segment.kind === "text") return segment.text;
      const variable = byName.get(segment.name);
      return (variable && valueFor(variable, values)) || `{{${segment.name}}}`;
    })
    .join("");
}

function fillCards(template: TemplateDescription, cards: TemplateCardView[], values: TemplateValues): TemplateCardView[] {
  return cards.map((card, index) => ({
    ...card,
    body: card.body === null ? null : fillText(template, `card.${index}.body`, card.body, values),
  }));
}

/** Whether a variable is a coupon or a one-time password. A named variable of a text may be called "code" too. */
function isCode({ key, component }: TemplateVariable): boolean {
  return component === "code" || /(^|\.)button\.\d+\.code$/.test(key);
}

function checkLength(component: "header" | "body" | "card", { length }: string, maxLength: number): TemplateValueProblem[] {
  return length > maxLength ? [{ kind: "too_long", component, length, maxLength }] : [];
}
