/** A part of a text that is taken whole: no other markup counts inside it. */
export type TextAtom =
  | { kind: "code" | "mono"; text: string }
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

/** `Code` and links of one line, beside the spans that it already has. All in order. */
export function findAtoms(line: string, mono: TextSpan[], findLinks: FindSpans): TextSpan[] {
  const withCode = interleave(line, mono, findCode);
  return /:\/\/|www\.|@/i.test(line) ? interleave(line, withCode, findLinks) : withCode;
}

/** The known spans, and what `find` finds in the gaps between them. */
function interleave(line: string, known: TextSpan[], find: FindSpans): TextSpan[] {
  const spans: TextSpan[] = [];
  let from = 0;
  for (const span of known) {
    spans.push(...find(line, from, span.start), span);
    from = span.end;
  }
  spans.push(...find(line, from, line.length));
  return spans;
}

function findCode(line: string, from: number, end: number): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = line.indexOf("`", from);
  while (start !== -1 && start < end) {
    const close = line.indexOf("`", start + 1);
    if (close === -1 || close >= end) break;
    if (isCode(line, start, close)) {
      spans.push({ start, end: close + 1, atom: { kind: "code", text: line.slice(start + 1, close) } });
      start = line.indexOf("`", close + 1);
    } else {
      start = close;
    }
  }
  return spans;
}

function isCode(line: string, start: number, close: number): boolean {
  return (
    close > start + 1 &&
    !isSpace(line[start + 1]) &&
    !isSpace(line[close - 1]) &&
    isBoundaryBefore(line, start) &&
    isBoundaryAfter(line, close + 1)
  );
}

function isWord(character: string): boolean {
  return character !== EMOJI_SELECTOR && WORD.test(character);
}
