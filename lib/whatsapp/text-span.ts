/** A part of a text that is taken whole: no other markup counts inside it. */
export type TextAtom =
  | { kind: "code" | "mono"; text: string }
  /** An address that nobody can follow from here. */
  | { kind: "text"; text: string }
  /** `href` is http, https or mailto. */
  | { kind: "link"; text: string; href: string };

/** Where an atom stands, its own marks included. */
export type TextSpan = { start: number; end: number; atom: TextAtom };

const FENCE = "```";
const WORD = /[\p{L}\p{N}\p{Mc}\p{Mn}]/u;
/** Makes a character an emoji; counts as a mark on a letter, and is none. */
const EMOJI_SELECTOR = "\uFE0F";

/** Whether markup may begin or end beside `index`: what stands before it is not part of a word. */
export function isBoundaryBefore(text: string, index: number): boolean {
  const previous = text.charCodeAt(index - 1);
  const isLowSurrogate = previous >= 0xdc00 && previous <= 0xdfff;
  return !isWord(text.slice(Math.max(0, index - (isLowSurrogate ? 2 : 1)), index));
}

/** Whether markup may end before `index`: what stands there is not part of a word. */
export function isBoundaryAfter(text: string, index: number): boolean {
  return !isWord(String.fromCodePoint(text.codePointAt(index) ?? 0x20));
}

export function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** ```Monospace```, which may run over several lines. */
export function findMono(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = text.indexOf(FENCE);
  while (start !== -1) {
    const close = text.indexOf(FENCE, start + FENCE.length);
    if (close === -1) break;
    const content = text.slice(start + FENCE.length, close);
    // Without content, what looked like the end may be the beginning.
    if (content.trim() === "") {
      start = close;
      continue;
    }
    const end = close + FENCE.length;
    spans.push({ start, end, atom: { kind: "mono", text: content } });
    start = text.indexOf(FENCE, end);
  }
  return spans;
}

/** What a line holds of one kind from `start` to before `end`, in order. */
export type FindSpans = (line: string, start: number, end: number) => TextSpan[];

function isWord(character: string): boolean {
  return character !== EMOJI_SELECTOR && WORD.test(character);
}
