/** Which of `count` hues belongs to an id: always the same one. */
export function hueOf(id: string, count: number): number {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return hash % count;
}

/**
 * At most two letters for a name: the first of its first and last words. Scripts that join their letters or write syllables
 * get one sign, a phone number its last two digits.
 */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  if (words.length === 0) return "·";
  if (words.every((word) => /^\d/.test(word))) return words.join("").slice(-2);
  const letters = words.filter((word) => /^\p{L}/u.test(word));
  const first = initialOf(letters[0] ?? "");
  const last = letters.length > 1 ? initialOf(letters.at(-1) ?? "") : "";
  return /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}]/u.test(first)
    ? first
    : first + last;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function initialOf(word: string): string {
  const [first] = graphemes.segment(word);
  return first ? first.segment.toLocaleUpperCase() : "";
}
