/** A piece of a template's text: words, or the place of a variable, named as between its braces. */
export type TemplateSegment = { kind: "text"; text: string } | { kind: "variable"; name: string };

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** Cuts a text at the variables in `names`. Braces around anything else stay words. */
export function splitTemplateText(text: string, names: ReadonlySet<string>): TemplateSegment[] {
  const segments: TemplateSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const name = match[1];
    if (name === undefined || !names.has(name)) continue;
    if (match.index > from) segments.push({ kind: "text", text: text.slice(from, match.index) });
    segments.push({ kind: "variable", name });
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: "text", text: text.slice(from) });
  return segments;
}

/** The names of a text's variables, each once: numbers in their order, words as they stand. */
export function findPlaceholders(text: string, format: "POSITIONAL" | "NAMED"): string[] {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(PLACEHOLDER)) {
    if (name !== undefined && isPosition(name) === (format === "POSITIONAL")) names.add(name);
  }
  return format === "NAMED" ? [...names] : [...names].sort((one, other) => Number(one) - Number(other));
}

/** Whether a variable goes by its place ("1") and not by a name of its own. */
export function isPosition(name: string): boolean {
  return /^\d+$/.test(name);
}
