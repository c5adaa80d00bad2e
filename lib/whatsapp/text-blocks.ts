import { findAtoms } from "./text-atoms";
import { type InlineText, parseInline } from "./text-inline";
import { type FindSpans, findMono, type TextSpan } from "./text-span";

/** One part of a message. Between two blocks stands one line break; a paragraph's text holds its own. */
export type TextBlock =
  | { kind: "paragraph"; children: InlineText[] }
  | { kind: "quote"; lines: InlineText[][] }
  | { kind: "bullets"; items: InlineText[][] }
  /** Each item keeps the number it was written with. */
  | { kind: "numbers"; items: { number: number; children: InlineText[] }[] };

type SourceLine = { start: number; end: number; spans: TextSpan[] };
type ParsedLine = { kind: TextBlock["kind"]; number: number; children: InlineText[] };

/** Texts beyond this (a message of ours ends at 4,096) are shown as they are. */
const MAX_LENGTH = 70_000;

/** What a line of each kind begins with. */
const LINE_MARKS = [
  { kind: "bullets", mark: /^[-*] (?=\S)/ },
  { kind: "numbers", mark: /^(0|[1-9]\d{0,8})\. (?=\S)/ },
  { kind: "quote", mark: /^> (?=\S)/ },
] as const;

/**
 * WhatsApp's markup as a small tree: *bold*, _italic_, ~strike~, `code`, ```monospace```, lists, quotes, and the links that
 * `findLinks` finds. Every character of the text is kept but the marks themselves. Takes time in proportion to the text.
 */
export function parseBlocks(text: string, findLinks: FindSpans): TextBlock[] {
  if (text.length > MAX_LENGTH) return [{ kind: "paragraph", children: [{ kind: "text", text }] }];
  const blocks: TextBlock[] = [];
  for (const { start, end, spans } of splitLines(text)) {
    addLine(blocks, parseLine(text.slice(start, end), spans, findLinks));
  }
  return blocks;
}

/** Lines end at line breaks outside monospace. Their spans count from the beginning of the line. */
function splitLines(text: string): SourceLine[] {
  const mono = findMono(text);
  const lines: SourceLine[] = [];
  let start = 0;
  let next = 0;
  for (const end of [...findLineBreaks(text, mono), text.length]) {
    const spans: TextSpan[] = [];
    for (let span = mono[next]; span !== undefined && span.start < end; span = mono[next]) {
      spans.push(moveBack(span, start));
      next += 1;
    }
    lines.push({ start, end, spans });
    start = end + 1;
  }
  return lines;
}

function findLineBreaks(text: string, mono: TextSpan[]): number[] {
  const breaks: number[] = [];
  let next = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    while ((mono[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    if (at < (mono[next]?.start ?? Number.POSITIVE_INFINITY)) breaks.push(at);
  }
  return breaks;
}

function parseLine(line: string, spans: TextSpan[], findLinks: FindSpans): ParsedLine {
  const { kind, mark } = readLineMark(line);
  const rest = line.slice(mark.length);
  const mono = spans.map((span) => moveBack(span, mark.length));
  return { kind, number: Number.parseInt(mark, 10), children: parseInline(rest, findAtoms(rest, mono, findLinks)) };
}

function readLineMark(line: string): { kind: TextBlock["kind"]; mark: string } {
  for (const { kind, mark } of LINE_MARKS) {
    const found = mark.exec(line)?.[0];
    if (found !== undefined) return { kind, mark: found };
  }
  return { kind: "paragraph", mark: "" };
}

function moveBack({ start, end, atom }: TextSpan, by: number): TextSpan {
  return { start: start - by, end: end - by, atom };
}

/** Lines of one kind in a row are one block. */
function addLine(blocks: TextBlock[], { kind, number, children }: ParsedLine): void {
  const last = blocks.at(-1);
  switch (kind) {
    case "paragraph":
      if (last?.kind === kind) last.children.push({ kind: "text", text: "\n" }, ...children);
      else blocks.push({ kind, children });
      break;
    case "quote":
      if (last?.kind === kind) last.lines.push(children);
      else blocks.push({ kind, lines: [children] });
      break;
    case "bullets":
      if (last?.kind === kind) last.items.push(children);
      else blocks.push({ kind, items: [children] });
      break;
    case "numbers":
      if (last?.kind === kind) last.items.push({ number, children });
      else blocks.push({ kind, items: [{ number, children }] });
  }
}
