import type { TemplateCategory, TemplateDesign, TemplateLanguageDesign, VariableSource } from "@/lib/contract/template-design";
import { emptyLanguage } from "./new-design";
import { listVariables } from "./variables";

/** Changes one language of a design. */
export function changeLanguage(
  design: TemplateDesign,
  language: string,
  change: (current: TemplateLanguageDesign) => TemplateLanguageDesign,
): TemplateDesign {
  return { ...design, languages: design.languages.map((one) => (one.language === language ? change(one) : one)) };
}

/** One language more, with the words of another to be translated, or none. */
export function addLanguage(design: TemplateDesign, language: string, from: string | null): TemplateDesign {
  if (design.languages.some((one) => one.language === language)) return design;
  const model = design.languages.find((one) => one.language === from);
  const added = model ? { ...structuredClone(model), language } : emptyLanguage(design.category, language);
  return { ...design, languages: [...design.languages, added] };
}

/** Without a language. The last one stays. */
export function removeLanguage(design: TemplateDesign, language: string): TemplateDesign {
  const languages = design.languages.filter((one) => one.language !== language);
  return languages.length === 0 ? design : { ...design, languages };
}

/** Into another category. Meta writes the words of authentication itself, so going there or back begins anew. */
export function changeCategory(design: TemplateDesign, category: TemplateCategory): TemplateDesign {
  const isKeeping = (design.category === "AUTHENTICATION") === (category === "AUTHENTICATION");
  const ttlSeconds = category === design.category ? design.ttlSeconds : null;
  if (isKeeping) return { ...design, category, ttlSeconds };
  return {
    ...design,
    category,
    ttlSeconds,
    languages: design.languages.map(({ language }) => emptyLanguage(category, language)),
    sources: {},
  };
}

/** Where a variable's value comes from; "agent" is what an absent one means. */
export function setSource(design: TemplateDesign, key: string, source: VariableSource): TemplateDesign {
  const { [key]: _before, ...others } = design.sources;
  return { ...design, sources: source === "agent" ? others : { ...others, [key]: source } };
}

/** Without a card of the carousel. The samples of those after it move up with them. */
export function removeCard(language: TemplateLanguageDesign, index: number): TemplateLanguageDesign {
  const samples = Object.entries(language.samples).flatMap(([key, sample]) => {
    const [, place, rest] = /^card\.(\d+)\.(.*)$/.exec(key) ?? [];
    if (place === undefined || Number(place) < index) return [[key, sample] as const];
    return Number(place) === index ? [] : [[`card.${Number(place) - 1}.${rest}`, sample] as const];
  });
  const cards = language.cards?.filter((_card, at) => at !== index) ?? null;
  return { ...language, cards, samples: Object.fromEntries(samples) };
}

/** What reviewers see in a variable's place. Empty = none. */
export function setSample(language: TemplateLanguageDesign, key: string, value: string): TemplateLanguageDesign {
  const { [key]: _before, ...others } = language.samples;
  return { ...language, samples: value === "" ? others : { ...others, [key]: value } };
}

/**
 * Names all variables by words, or by numbers. Their samples and sources go with them. A number becomes "variable_1", and a
 * name the number of its place, text by text.
 */
export function changeFormat(design: TemplateDesign, parameterFormat: TemplateDesign["parameterFormat"]): TemplateDesign {
  if (design.parameterFormat === parameterFormat) return design;
  const renamed = new Map<string, string>();
  const languages = design.languages.map((language) => renameVariables(language, design.parameterFormat, renamed));
  const sources = Object.fromEntries(Object.entries(design.sources).map(([key, source]) => [renamed.get(key) ?? key, source]));
  return { ...design, parameterFormat, languages, sources };
}

function renameVariables(
  language: TemplateLanguageDesign,
  from: TemplateDesign["parameterFormat"],
  renamed: Map<string, string>,
): TemplateLanguageDesign {
  const samples: Record<string, string> = { ...language.samples };
  const counts = new Map<string, number>();
  let next = language;
  for (const { key, name } of listVariables(language, from)) {
    const path = key.slice(0, key.length - name.length - 1);
    // A coupon and the end of a link keep their names in either format.
    if (/(^|\.)button\./.test(path)) continue;
    const place = (counts.get(path) ?? 0) + 1;
    counts.set(path, place);
    const to = from === "named" ? String(place) : `variable_${name}`;
    renamed.set(key, `${path}.${to}`);
    next = renameInText(next, path, name, to);
    const sample = language.samples[key];
    delete samples[key];
    if (sample !== undefined) samples[`${path}.${to}`] = sample;
  }
  return { ...next, samples };
}

function renameInText(language: TemplateLanguageDesign, path: string, from: string, to: string): TemplateLanguageDesign {
  const write = (text: string) => text.replace(new RegExp(`\\{\\{\\s*${from}\\s*\\}\\}`, "g"), `{{${to}}}`);
  if (path === "header" && language.header?.format === "text") {
    return { ...language, header: { ...language.header, text: write(language.header.text) } };
  }
  if (path === "body") return { ...language, body: write(language.body) };
  const index = Number(path.split(".")[1]);
  const cards = language.cards?.map((card, at) =>
    at === index && card.body !== null ? { ...card, body: write(card.body) } : card,
  );
  return { ...language, cards: cards ?? null };
}
