import { languageName, languageTag } from "@/components/template-library/language-name";
import type { TemplateView } from "@/lib/contract/template";
import { obstacleOf, type RecipientLimits, type TemplateObstacle } from "./obstacle";

/** Where a template stands in the list. blocked: none of its languages can be sent. */
export type TemplateShelf = "favourites" | "recent" | "others" | "blocked";

/** One template in all its languages, as the picker lists it. */
export type TemplateGroup = {
  name: string;
  category: string;
  shelf: TemplateShelf;
  isFavourite: boolean;
  /** Why none of them can be sent. */
  obstacle: TemplateObstacle | null;
  languages: [TemplateView, ...TemplateView[]];
};

const SHELVES: readonly TemplateShelf[] = ["favourites", "recent", "others", "blocked"];
const NO_LIMITS: RecipientLimits = { marketingStoppedAt: null, hasPhone: true };

/** Groups by name: favourites, then what was sent last, then the rest by name, and at the end what cannot be sent. */
export function groupTemplates(templates: readonly TemplateView[], limits = NO_LIMITS): TemplateGroup[] {
  const byName = new Map<string, [TemplateView, ...TemplateView[]]>();
  for (const template of [...templates].sort(byLanguage)) {
    const languages = byName.get(template.name);
    if (languages) languages.push(template);
    else byName.set(template.name, [template]);
  }
  return [...byName.values()].map((languages) => toGroup(languages, limits)).sort(byShelf);
}

/** Every word of the search must occur in the name, a language or the text, whatever its case and accents. */
export function searchTemplates(groups: TemplateGroup[], search: string): TemplateGroup[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const matches = groups.filter((group) => {
    const text = searchText(group);
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? "";
  return matches.sort((one, other) => Number(startsWith(other, first)) - Number(startsWith(one, first)));
}

/**
 * The language to start with: one that can be sent, the wanted ones before others. "pt-PT" wants pt_PT, and pt or pt_BR before
 * another language.
 */
export function preferredLanguage({ languages }: TemplateGroup, wanted: readonly string[]): TemplateView {
  const sendable = languages.filter(({ blocked }) => blocked === null);
  for (const language of wanted) {
    const exact = sendable.find((template) => languageTag(template.language) === languageTag(language));
    const match = exact ?? sendable.find((template) => baseOf(template.language) === baseOf(language));
    if (match) return match;
  }
  return sendable[0] ?? languages[0];
}

/**
 * The languages to prefer, best first: those known of the contact and the number, then those that the account's templates are
 * written in, the most frequent ones first. So none is chosen for its place in the alphabet.
 */
export function preferredLanguages(known: readonly string[], templates: readonly TemplateView[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of templates) counts.set(language, (counts.get(language) ?? 0) + 1);
  const frequent = [...counts].sort(([, one], [, other]) => other - one).map(([language]) => language);
  return [...known, ...frequent];
}

function toGroup(languages: TemplateGroup["languages"], limits: RecipientLimits): TemplateGroup {
  const [{ name, category }] = languages;
  const obstacles = languages.map((template) => obstacleOf(template, limits));
  const obstacle = obstacles.includes(null) ? null : (obstacles[0] ?? null);
  const isFavourite = languages.some((template) => template.isFavourite);
  return { name, category, languages, isFavourite, obstacle, shelf: shelfOf(languages, isFavourite, obstacle) };
}

function shelfOf(languages: TemplateGroup["languages"], isFavourite: boolean, obstacle: TemplateObstacle | null): TemplateShelf {
  if (obstacle) return "blocked";
  if (isFavourite) return "favourites";
  return languages.some(({ usedAt }) => usedAt !== null) ? "recent" : "others";
}

function byShelf(one: TemplateGroup, other: TemplateGroup): number {
  const between = SHELVES.indexOf(one.shelf) - SHELVES.indexOf(other.shelf);
  if (between !== 0) return between;
  const byUse = one.shelf === "recent" ? lastUse(other).localeCompare(lastUse(one)) : 0;
  return byUse || one.name.localeCompare(other.name);
}

function lastUse({ languages }: TemplateGroup): string {
  return languages.reduce((latest, { usedAt }) => (usedAt !== null && usedAt > latest ? usedAt : latest), "");
}

function byLanguage(one: TemplateView, other: TemplateView): number {
  return one.language.localeCompare(other.language);
}

function baseOf(language: string): string {
  return language.split(/[_-]/)[0] ?? language;
}

function startsWith(group: TemplateGroup, word: string): boolean {
  return plain(group.name).startsWith(word);
}

/** Naming languages costs enough to be done once for each list, and not with each key. */
const searchTexts = new WeakMap<TemplateGroup, string>();

function searchText(group: TemplateGroup): string {
  const known = searchTexts.get(group);
  if (known !== undefined) return known;
  const text = searchable(group);
  searchTexts.set(group, text);
  return text;
}

function searchable({ name, languages }: TemplateGroup): string {
  const texts = languages.flatMap(({ language, header, body, footer, buttons, cards }) => [
    language,
    languageName(language),
    englishName(language),
    header ?? "",
    body,
    footer ?? "",
    ...buttons.map(({ text }) => text),
    ...cards.map((card) => card.body ?? ""),
  ]);
  return plain([name, name.replaceAll("_", " "), ...texts].join("\n"));
}

/** A language as people look for it who do not speak it. */
function englishName(language: string): string {
  try {
    return ENGLISH.of(languageTag(language)) ?? "";
  } catch (error) {
    if (error instanceof RangeError) return "";
    throw error;
  }
}

const ENGLISH = new Intl.DisplayNames(["en"], { type: "language" });

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
