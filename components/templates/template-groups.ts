import type { TemplateView } from "@/lib/contract/template";

/** One template in all its languages, as the picker lists it. */
export type TemplateGroup = { name: string; category: string; languages: [TemplateView, ...TemplateView[]] };

/** Groups by name, sendable ones first, both halves by name. */
export function groupTemplates(templates: TemplateView[]): TemplateGroup[] {
  const groups = new Map<string, TemplateGroup>();
  for (const template of [...templates].sort(byLanguage)) {
    const group = groups.get(template.name);
    if (group) group.languages.push(template);
    else groups.set(template.name, { name: template.name, category: template.category, languages: [template] });
  }
  return [...groups.values()].sort(
    (one, other) => Number(isBlocked(one)) - Number(isBlocked(other)) || one.name.localeCompare(other.name),
  );
}

/** A group is blocked when none of its languages can be sent. */
export function isBlocked(group: TemplateGroup): boolean {
  return group.languages.every(({ blocked }) => blocked !== null);
}

/** Every word of the search must occur in the name or the text, whatever its case and accents. */
export function searchTemplates(groups: TemplateGroup[], search: string): TemplateGroup[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const matches = groups.filter((group) => {
    const text = searchable(group);
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? "";
  return matches.sort((one, other) => Number(startsWith(other, first)) - Number(startsWith(one, first)));
}

/** The language to start with: one that can be sent, the wanted ones before others. */
export function preferredLanguage(group: TemplateGroup, wanted: string[]): TemplateView {
  const sendable = group.languages.filter(({ blocked }) => blocked === null);
  for (const language of wanted) {
    const match = sendable.find((template) => isSameLanguage(template.language, language));
    if (match) return match;
  }
  return sendable[0] ?? group.languages[0];
}

function byLanguage(one: TemplateView, other: TemplateView): number {
  return one.language.localeCompare(other.language);
}

function isSameLanguage(one: string, other: string): boolean {
  return one.split(/[_-]/)[0] === other.split(/[_-]/)[0];
}

function startsWith(group: TemplateGroup, word: string): boolean {
  return plain(group.name).startsWith(word);
}

function searchable({ name, languages }: TemplateGroup): string {
  const texts = languages.flatMap(({ header, body, footer, buttons }) => [
    header ?? "",
    body,
    footer ?? "",
    ...buttons.map(({ text }) => text),
  ]);
  return plain([name, name.replaceAll("_", " "), ...texts].join("\n"));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
