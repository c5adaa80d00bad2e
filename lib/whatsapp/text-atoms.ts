import { findBareAddresses } from "./text-address";
import { type FindSpans, isBoundaryAfter, isBoundaryBefore, isSpace, type TextSpan } from "./text-span";

/** `Code`, links and other addresses of one line, beside the spans that it already has. All in order. */
export function findAtoms(line: string, mono: TextSpan[], findLinks: FindSpans): TextSpan[] {
  const withCode = interleave(line, mono, findCode);
  const withLinks = /:\/\/|www\.|@/i.test(line) ? interleave(line, withCode, findLinks) : withCode;
  return /[/?#]/.test(line) ? interleave(line, withLinks, findBareAddresses) : withLinks;
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
