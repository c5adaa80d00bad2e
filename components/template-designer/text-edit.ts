/** Text that takes the place of what stands from `from` to `to`, and what is selected afterwards. */
export type TextEdit = { insert: string; from: number; to: number; select: { start: number; end: number } };

/** Puts a text in the place of the selection; of it, `chosen` is selected afterwards. */
export function insertAt(start: number, end: number, insert: string, chosen: { from: number; to: number }): TextEdit {
  return { insert, from: start, to: end, select: { start: start + chosen.from, end: start + chosen.to } };
}

/** WhatsApp's mark around the selected words, without the spaces at their ends; taken off again where it stands already. */
export function wrapSelection(text: string, start: number, end: number, mark: string): TextEdit {
  const selected = text.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const to = Math.max(from, end - (selected.length - selected.trimEnd().length));
  const words = text.slice(from, to);
  const size = mark.length;
  if (words.length >= 2 * size && words.startsWith(mark) && words.endsWith(mark)) {
    const bare = words.slice(size, -size);
    return { insert: bare, from, to, select: { start: from, end: from + bare.length } };
  }
  return { insert: `${mark}${words}${mark}`, from, to, select: { start: from + size, end: from + size + words.length } };
}
