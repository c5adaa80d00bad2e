import { parseAsString, parseAsStringLiteral } from "nuqs";
import { TemplateCategory } from "@/lib/contract/template-design";
import type { LibraryTemplate } from "@/lib/contract/template-library";
import { stateOf, TEMPLATE_STATES } from "./template-state";

/** A state that the list can be narrowed to. */
export const STATE_FILTERS = [...TEMPLATE_STATES, "draft"] as const;

/** What the library shows, as the URL says it. */
export const libraryParsers = {
  q: parseAsString.withDefault(""),
  category: parseAsStringLiteral(TemplateCategory.options),
  status: parseAsStringLiteral(STATE_FILTERS),
  language: parseAsString,
  account: parseAsString,
};

export type LibraryFilter = {
  q: string;
  category: TemplateCategory | null;
  status: (typeof STATE_FILTERS)[number] | null;
  language: string | null;
  account: string | null;
};

/** The templates that a filter leaves. Words may stand in the name or in any language's text, in any order. */
export function filterTemplates(templates: readonly LibraryTemplate[], filter: LibraryFilter): LibraryTemplate[] {
  const words = filter.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(
    (template) =>
      (filter.category === null || template.category === filter.category) &&
      (filter.account === null || template.wabaId === filter.account) &&
      (filter.status === null || hasState(template, filter.status)) &&
      (filter.language === null || template.languages.some(({ language }) => language === filter.language)) &&
      matches(template, words),
  );
}

/** How many there are of each category, whatever category is chosen. */
export function countCategories(templates: readonly LibraryTemplate[], filter: LibraryFilter) {
  const all = filterTemplates(templates, { ...filter, category: null });
  const count = (category: TemplateCategory) => all.filter((template) => template.category === category).length;
  return {
    all: all.length,
    UTILITY: count("UTILITY"),
    MARKETING: count("MARKETING"),
    AUTHENTICATION: count("AUTHENTICATION"),
  };
}

/** Meta's codes of the languages that occur, in their order. */
export function listLanguages(templates: readonly LibraryTemplate[]): string[] {
  return [...new Set(templates.flatMap(({ languages }) => languages.map(({ language }) => language)))].sort();
}

function hasState({ languages }: LibraryTemplate, state: LibraryFilter["status"]): boolean {
  if (state === "draft") return languages.length === 0;
  return languages.some(({ status }) => stateOf(status) === state);
}

function matches({ name, languages }: LibraryTemplate, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = languages.flatMap(({ description: { header, body, footer } }) => [header ?? "", body, footer ?? ""]);
  const haystack = [name, ...texts].join(" ").toLocaleLowerCase();
  return words.every((word) => haystack.includes(word));
}
