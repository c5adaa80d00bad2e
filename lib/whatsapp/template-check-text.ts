import type { TemplateDesign } from "@/lib/contract/template-design";
import { type FindingPlace, foundError, foundWarning, type TemplateFinding } from "./template-finding";

/** What stands between two pairs of braces, and where. */
type Mark = { raw: string; start: number; end: number };
type Format = TemplateDesign["parameterFormat"];

const MARK = /\{\{([^{}]*)\}\}/g;
const NAME = /^[a-z0-9_]+$/;
/** Writings without spaces count by their letters. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;

/** One emoji with all that belongs to it; signs of the printed page are none. */
export const EMOJI =
  /(?![©®™])\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})*(?:\u{200D}\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})*)*|\p{Regional_Indicator}{2}/gu;

/** Where a text's variables stand, whatever is between their braces. */
export function findMarks(text: string): Mark[] {
  return [...text.matchAll(MARK)].map((match) => ({
    raw: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** How many words a text has beside its variables. */
export function countWords(text: string): number {
  return text.replace(MARK, " ").match(WORD)?.length ?? 0;
}

export function checkLength(text: string, max: number, place: FindingPlace): TemplateFinding[] {
  if (text.length <= max) return [];
  return [foundError("text_too_long", place, { range: { start: max, end: text.length }, params: { length: text.length, max } })];
}

export function checkFilled(text: string, place: FindingPlace): TemplateFinding[] {
  return text.trim() === "" ? [foundError("text_empty", place)] : [];
}

/** For texts that may have none. */
export function checkNoVariables(text: string, place: FindingPlace): TemplateFinding[] {
  return findMarks(text).map(({ start, end }) => foundError("variable_not_allowed", place, { range: { start, end } }));
}

/** Whether the variables of a text are named or numbered as Meta wants, and each has a sample at `path` and its name. */
export function checkVariables(
  text: string,
  format: Format,
  place: FindingPlace,
  { samples, path }: { samples: Readonly<Record<string, string>>; path: string },
): TemplateFinding[] {
  const marks = findMarks(text);
  const names = [...new Set(marks.map(({ raw }) => raw.trim()))].filter((name) => NAME.test(name));
  return [
    ...checkBraces(text, place),
    ...marks.flatMap((mark) => checkName(mark, text, format, place)),
    ...(format === "named" ? checkUnique(marks, place) : checkSequence(marks, place)),
    ...names
      .filter((name) => !samples[`${path}.${name}`]?.trim())
      .map((name) => foundError("sample_missing", { ...place, field: `samples.${path}.${name}` }, { params: { name } })),
  ];
}

/** Where the variables of a body stand among its words. */
export function checkVariablePlaces(text: string, place: FindingPlace): TemplateFinding[] {
  const marks = findMarks(text);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return [];
  const words = countWords(text);
  return [
    ...(text.slice(0, first.start).trim() === "" ? [foundError("variable_at_start", place, { range: rangeOf(first) })] : []),
    ...(text.slice(last.end).trim() === "" ? [foundError("variable_at_end", place, { range: rangeOf(last) })] : []),
    ...marks.slice(1).flatMap((mark, index) => checkAdjacent(marks[index], mark, text, place)),
    ...checkDensity(words, marks.length, place),
  ];
}

/** Meta's measure is not public: fewer words than variables are surely refused, and little more than that may be. */
function checkDensity(words: number, variables: number, place: FindingPlace): TemplateFinding[] {
  const wanted = 2 * variables + 1;
  if (words >= wanted) return [];
  const details = { params: { variables, words, wanted } };
  return [words < variables ? foundError("variables_dense", place, details) : foundWarning("variables_dense", place, details)];
}

function checkAdjacent(before: Mark | undefined, mark: Mark, text: string, place: FindingPlace): TemplateFinding[] {
  if (!before || text.slice(before.end, mark.start).trim() !== "") return [];
  return [foundError("variables_adjacent", place, { range: { start: before.start, end: mark.end } })];
}

/** Braces that make no variable, because one is missing or stands inside another. */
function checkBraces(text: string, place: FindingPlace): TemplateFinding[] {
  const rest = text.replace(MARK, (mark) => " ".repeat(mark.length));
  return [...rest.matchAll(/\{\{|\}\}/g)].map(({ index }) =>
    foundError("variable_malformed", place, { range: { start: index, end: index + 2 } }),
  );
}

function checkName(mark: Mark, text: string, format: Format, place: FindingPlace): TemplateFinding[] {
  const range = rangeOf(mark);
  const params = { name: mark.raw.trim() };
  if (!NAME.test(mark.raw)) {
    const name = suggestName(mark.raw);
    const replacement = `${text.slice(0, mark.start)}{{${name}}}${text.slice(mark.end)}`;
    return [foundError("variable_name_invalid", place, { range, params, ...(name === "" ? {} : { replacement }) })];
  }
  const isNumbered = /^\d+$/.test(mark.raw);
  return isNumbered === (format === "positional") ? [] : [foundError("variable_wrong_format", place, { range, params })];
}

/** "First-Name" as Meta takes it: "first_name". */
function suggestName(raw: string): string {
  const plain = raw.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
}

function checkUnique(marks: Mark[], place: FindingPlace): TemplateFinding[] {
  const seen = new Set<string>();
  return marks.flatMap((mark) => {
    if (!seen.has(mark.raw)) {
      seen.add(mark.raw);
      return [];
    }
    return [foundError("variable_duplicate", place, { range: rangeOf(mark), params: { name: mark.raw } })];
  });
}

/** From one on, without a gap; in whichever order they stand. */
function checkSequence(marks: Mark[], place: FindingPlace): TemplateFinding[] {
  const numbered = marks.filter(({ raw }) => /^\d+$/.test(raw));
  const numbers = [...new Set(numbered.map(({ raw }) => Number(raw)))].sort((one, other) => one - other);
  const wrongAt = numbers.findIndex((number, index) => number !== index + 1);
  const wrong = numbered.find(({ raw }) => Number(raw) === numbers[wrongAt]);
  if (!wrong) return [];
  const params = { found: wrong.raw, expected: wrongAt + 1 };
  return [foundError("variables_not_sequential", place, { range: rangeOf(wrong), params })];
}

function rangeOf({ start, end }: Mark) {
  return { start, end };
}
