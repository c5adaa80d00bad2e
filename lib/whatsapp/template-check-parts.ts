import type { TemplateDesign, TemplateHeader, TemplateLanguageDesign } from "@/lib/contract/template-design";
import {
  checkFilled,
  checkLength,
  checkNoVariables,
  checkVariablePlaces,
  checkVariables,
  EMOJI,
  findMarks,
} from "./template-check-text";
import { type FindingPlace, foundError, type TemplateFinding } from "./template-finding";
import { META_TEMPLATE_LIMITS as LIMITS } from "./template-limits";
import { bodyMaxLength } from "./template-values";

type Format = TemplateDesign["parameterFormat"];

/** Words between WhatsApp's marks: *bold*, _italic_, ~struck~, `code`. */
const MARKDOWN = /(?<![\p{L}\p{N}])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;

/** The header, body, footer and offer of one language. */
export function checkParts(design: TemplateDesign, language: TemplateLanguageDesign): TemplateFinding[] {
  const { header, body, footer, offer, samples } = language;
  const at = (field: string): FindingPlace => ({ language: language.language, field });
  const bodyMax = bodyMaxLength({ offer, products: header?.format === "product" ? "single" : null });
  return [
    ...(header ? checkHeader(header, design.parameterFormat, language) : []),
    ...checkFilled(body, at("body")),
    ...checkBody(body, bodyMax, design.parameterFormat, at("body"), { samples, path: "body" }),
    ...(footer === null
      ? []
      : [
          ...checkFilled(footer, at("footer")),
          ...checkLength(footer, LIMITS.footer, at("footer")),
          ...checkNoVariables(footer, at("footer")),
        ]),
    ...checkOffer(design, language),
  ];
}

/** A body, of a template or of a card. */
export function checkBody(
  text: string,
  max: number,
  format: Format,
  place: FindingPlace,
  samples: { samples: Readonly<Record<string, string>>; path: string },
): TemplateFinding[] {
  return [
    ...checkLength(text, max, place),
    ...checkVariables(text, format, place, samples),
    ...checkVariablePlaces(text, place),
    ...[...text.matchAll(/\n{3,}/g)].map((match) =>
      foundError("too_many_newlines", place, { range: rangeOf(match), replacement: text.replace(/\n{3,}/g, "\n\n") }),
    ),
  ];
}

function checkHeader(header: TemplateHeader, format: Format, { language, samples }: TemplateLanguageDesign): TemplateFinding[] {
  const place = { language, field: "header" };
  if (header.format !== "text") {
    const isMissing = "sample" in header && header.sample === null;
    return isMissing ? [foundError("sample_missing", { language, field: "header.sample" }, { params: { name: "header" } })] : [];
  }
  const { text } = header;
  const [, ...others] = findMarks(text);
  return [
    ...checkFilled(text, place),
    ...checkLength(text, LIMITS.header, place),
    ...checkVariables(text, format, place, { samples, path: "header" }),
    ...others.map(({ start, end }) => foundError("too_many_variables", place, { range: { start, end }, params: { max: 1 } })),
    ...checkWithout("newline", /\s*[\n\r]\s*/g, " ", text, place),
    ...checkWithout("emoji", EMOJI, "", text, place),
    // The underscores of a variable's name mark nothing.
    ...checkWithout("markdown", MARKDOWN, "$2", text, place).filter(({ range }) => !isInsideVariable(range, text)),
  ];
}

function checkWithout(
  kind: "newline" | "emoji" | "markdown",
  pattern: RegExp,
  instead: string,
  text: string,
  place: FindingPlace,
): TemplateFinding[] {
  const replacement = text.replace(pattern, instead).trim();
  return [...text.matchAll(pattern)].map((match) => foundError(kind, place, { range: rangeOf(match), replacement }));
}

function isInsideVariable(range: TemplateFinding["range"], text: string): boolean {
  return range !== null && findMarks(text).some(({ start, end }) => range.start >= start && range.end <= end);
}

function checkOffer(
  { category }: TemplateDesign,
  { language, offer, header, footer }: TemplateLanguageDesign,
): TemplateFinding[] {
  if (!offer) return [];
  const place = { language, field: "offer" };
  const hasWrongHeader = header !== null && header.format !== "image" && header.format !== "video";
  return [
    ...checkFilled(offer.text, place),
    ...checkLength(offer.text, LIMITS.offerText, place),
    ...checkNoVariables(offer.text, place),
    ...(category === "MARKETING" ? [] : [foundError("offer_category", place)]),
    ...(footer === null ? [] : [foundError("offer_footer", { language, field: "footer" })]),
    ...(hasWrongHeader ? [foundError("offer_header", { language, field: "header" })] : []),
  ];
}

function rangeOf(match: RegExpExecArray) {
  return { start: match.index, end: match.index + match[0].length };
}
