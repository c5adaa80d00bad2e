import { type InlineText, parseInline } from "./text-inline";
import { findAtoms, findMono, type TextSpan } from "./text-span";

export type { InlineText } from "./text-inline";

/** One part of a message. Between two blocks stands one line break; a paragraph's text holds its own. */
export type TextBlock =
  | { kind: "paragraph"; children: InlineText[] }
  | { kind: "quote"; lines: InlineText[][] }
  | { kind: "bullets"; items: InlineText[][] }
  /** Each item keeps the number it was written with. */
  | { kind: "numbers"; items: { number: number; children: InlineText[] }[] };

type Line = { kind: TextBlock["kind"]; number: number; children: InlineText[] };

/** Texts beyond this (a message of ours ends at 4,096) are shown as they are. */
const MAX_LENGTH = 70_000;

const BULLET = /^[-*] (?=\S)/;
const NUMBER = /^(0|[1-9]\d{0,8})\. (?=\S)/;
const QUOTE = /^> (?=\S)/;

/**
 * WhatsApp's markup as a small tree: *bold*, _italic_, ~strike~, `code`, ```monospace```, lists, quotes, and links.
 * Every character of the text is kept but the marks themselves. Takes time in proportion to the text.
 */
export function parseText(text: string): TextBlock[] {
  if (text.length > MAX_LENGTH) return [{ kind: "paragraph", children: [{ kind: "text", text }] }];
  const mono = findMono(text);
  const blocks: TextBlock[] = [];
  for (const { start, end, spans } of splitLines(text, mono)) addLine(blocks, parseLine(text.slice(start, end), spans));
  return blocks;
}

/** Lines end at line breaks outside monospace. Their spans count from the beginning of the line. */
function splitLines(text: string, mono: TextSpan[]): { start: number; end: number; spans: TextSpan[] }[] {
  const lines: { start: number; end: number; spans: TextSpan[] }[] = [];
  let line = { start: 0, end: text.length, spans: [] as TextSpan[] };
  let nextSpan = 0;
  for (let from = 0; ; ) {
    const span = mono[nextSpan];
    const lineBreak = text.indexOf("\n", from);
    if (span !== undefined && (lineBreak === -1 || span.start < lineBreak)) {
      line.spans.push({ start: span.start - line.start, end: span.end - line.start, atom: span.atom });
      from = span.end;
      nextSpan += 1;
      continue;
    }
    if (lineBreak === -1) return [...lines, line];
    lines.push({ ...line, end: lineBreak });
    from = lineBreak + 1;
    line = { start: from, end: text.length, spans: [] };
  }
}

function parseLine(line: string, spans: TextSpan[]): Line {
  const [kind, mark] = readMark(line, spans);
  const rest = line.slice(mark.length);
  const shifted = spans.map(({ start, end, atom }) => ({ start: start - mark.length, end: end - mark.length, atom }));
  return { kind, number: Number.parseInt(mark, 10), children: parseInline(rest, findAtoms(rest, shifted)) };
}

function readMark(line: string, spans: TextSpan[]): [TextBlock["kind"], string] {
  if (spans[0]?.start === 0) return ["paragraph", ""];
  const bullet = BULLET.exec(line)?.[0];
  if (bullet !== undefined) return ["bullets", bullet];
  const number = NUMBER.exec(line)?.[0];
  if (number !== undefined) return ["numbers", number];
  const quote = QUOTE.exec(line)?.[0];
  return quote === undefined ? ["paragraph", ""] : ["quote", quote];
}

/** Lines of one kind in a row are one block. */
function addLine(blocks: TextBlock[], { kind, number, children }: Line): void {
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
