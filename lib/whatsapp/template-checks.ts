import type { TemplateDesign, TemplateLanguageDesign } from "@/lib/contract/template-design";
import { type AdviceContext, adviseOn } from "./template-advice";
import { checkAuthentication } from "./template-check-authentication";
import { checkButtons } from "./template-check-buttons";
import { checkCards } from "./template-check-cards";
import { checkParts } from "./template-check-parts";
import { foundError, foundWarning, type TemplateFinding } from "./template-finding";
import { TEMPLATE_LANGUAGES } from "./template-languages";
import { META_TEMPLATE_LIMITS as LIMITS, TTL_SECONDS } from "./template-limits";
import { findPlaceholders } from "./template-text";

const NAME = /^[a-z0-9_]+$/;

/**
 * Everything that Meta would refuse in a design (errors), what its reviewers or the people who get it are likely to dislike
 * (warnings), and what could be better (advice). A design without errors can be submitted.
 */
export function checkDesign(name: string, design: TemplateDesign, context: AdviceContext = {}): TemplateFinding[] {
  return [
    ...checkName(name),
    ...checkTtl(design),
    ...checkLanguages(design),
    ...design.languages.flatMap((language) => checkLanguage(design, language, context)),
    ...compareLanguages(design),
  ];
}

function checkName(name: string): TemplateFinding[] {
  const place = { language: null, field: "name" };
  if (name === "") return [foundError("name_empty", place)];
  const max = LIMITS.name;
  const replacement = suggestName(name);
  return [
    ...(name.length > max
      ? [foundError("name_too_long", place, { range: { start: max, end: name.length }, params: { length: name.length, max } })]
      : []),
    ...(NAME.test(name) ? [] : [foundError("name_invalid", place, replacement === "" ? {} : { replacement })]),
  ];
}

/** "Spring Sale – São Paulo" as Meta takes it: "spring_sale_sao_paulo". */
function suggestName(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9_]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, LIMITS.name);
}

function checkTtl({ category, ttlSeconds }: TemplateDesign): TemplateFinding[] {
  const { min, max, takesMonth } = TTL_SECONDS[category];
  const isFitting = ttlSeconds === null || (ttlSeconds >= min && ttlSeconds <= max) || (ttlSeconds === -1 && takesMonth);
  return isFitting ? [] : [foundError("ttl_out_of_range", { language: null, field: "ttl" }, { params: { min, max } })];
}

function checkLanguages({ languages }: TemplateDesign): TemplateFinding[] {
  const codes = languages.map(({ language }) => language);
  return codes.flatMap((language, index) => {
    const place = { language, field: "language" };
    return [
      ...(codes.indexOf(language) < index ? [foundError("language_duplicate", place, { params: { language } })] : []),
      ...(TEMPLATE_LANGUAGES.includes(language) ? [] : [foundWarning("language_unknown", place, { params: { language } })]),
    ];
  });
}

function checkLanguage(design: TemplateDesign, language: TemplateLanguageDesign, context: AdviceContext): TemplateFinding[] {
  if (design.category === "AUTHENTICATION") return checkAuthentication(language);
  const place = { language: language.language, field: "buttons", path: "button", max: LIMITS.buttons };
  return [
    ...checkParts(design, language),
    ...checkButtons(language.buttons, place, language.samples),
    ...checkProduct(language),
    ...checkCards(design, language),
    ...adviseOn(design, language, context),
  ];
}

/** The header that shows a product and the button that opens it need each other. */
function checkProduct({ language, header, buttons }: TemplateLanguageDesign): TemplateFinding[] {
  const hasHeader = header?.format === "product";
  const hasButton = buttons.some(({ type }) => type === "single_product");
  if (hasHeader === hasButton) return [];
  if (hasButton) return [foundError("product_header_missing", { language, field: "header" })];
  return [foundError("product_button_missing", { language, field: "buttons" })];
}

/** Whoever fills one language in expects the same fields in the others. */
function compareLanguages({ category, parameterFormat, languages }: TemplateDesign): TemplateFinding[] {
  const [first, ...others] = languages;
  if (!first || category === "AUTHENTICATION") return [];
  const format = parameterFormat === "named" ? "NAMED" : "POSITIONAL";
  const wanted = listVariables(first, format);
  return others.flatMap((other) => {
    const own = listVariables(other, format);
    const missing = wanted.filter((key) => !own.includes(key));
    const extra = own.filter((key) => !wanted.includes(key));
    if (missing.length === 0 && extra.length === 0) return [];
    const params = { missing: missing.join(", "), extra: extra.join(", "), than: first.language };
    return [foundWarning("variables_differ", { language: other.language, field: "body" }, { params })];
  });
}

function listVariables({ header, body, cards }: TemplateLanguageDesign, format: "NAMED" | "POSITIONAL"): string[] {
  const texts: Record<string, string> = { body };
  if (header?.format === "text") texts.header = header.text;
  for (const [index, card] of (cards ?? []).entries()) texts[`card.${index}.body`] = card.body ?? "";
  return Object.entries(texts).flatMap(([path, text]) => findPlaceholders(text, format).map((name) => `${path}.${name}`));
}
