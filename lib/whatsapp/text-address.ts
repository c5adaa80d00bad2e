import type { TextSpan } from "./text-span";

const MARKS: ReadonlySet<string | undefined> = new Set(["*", "_", "~"]);
const WEB_ADDRESS = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)./iu;
const MAIL_NAME = /[\w&*\\`^$=%|+#?/~.-]/;
const MAIL_HOST = /@[a-z0-9-]+(?:\.[a-z0-9-]+)+/iy;
const AFTER_ADDRESS = new Set(":,.!?;'\"()[]{}<>");

/**
 * Where the addresses of a line are, near enough to keep their marks from counting. It does not know which domains there
 * are, as `findLinks` does, and is small: lists that show no links use it.
 */
export function findAddresses(line: string, from: number, end: number): TextSpan[] {
  return Array.from(line.slice(from, end).matchAll(/\S+/g)).flatMap(({ 0: word, index }) => {
    const range = addressIn(word, WEB_ADDRESS) ?? mailAddress(word);
    const found = range && toLink(line, from + index + range.start, from + index + range.end);
    return found ? [found] : [];
  });
}

/** A domain, or a number that is one, with something after it, or any scheme. Labels are not tried again from their middle. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}.-])(?:[a-z][a-z0-9+.-]*:\/\/|(?:(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+\p{L}{2,}|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?::\d+)?[/?#])/iu;

/**
 * Where a line has addresses that are no links: without a scheme ("shop.example/_files_"), or with one that nobody can follow
 * from here. They stay text, and no mark in them counts.
 */
export function findBareAddresses(line: string, from: number, end: number): TextSpan[] {
  return Array.from(line.slice(from, end).matchAll(/\S+/g)).flatMap(({ 0: word, index }) => {
    const range = addressIn(word, BARE_ADDRESS);
    if (range === null) return [];
    const start = from + index + range.start;
    const addressEnd = withoutClosingMarks(line, start, from + index + range.end);
    return [{ start, end: addressEnd, atom: { kind: "text" as const, text: line.slice(start, addressEnd) } }];
  });
}

type Range = { start: number; end: number };

function addressIn(word: string, pattern: RegExp): Range | null {
  const start = word.search(pattern);
  if (start === -1) return null;
  let end = word.length;
  while (AFTER_ADDRESS.has(word.charAt(end - 1))) end -= 1;
  return { start, end };
}

function mailAddress(word: string): Range | null {
  const at = word.indexOf("@");
  let start = at;
  while (start > 0 && MAIL_NAME.test(word.charAt(start - 1))) start -= 1;
  while (start < at && !/[a-z0-9~]/i.test(word.charAt(start))) start += 1;
  MAIL_HOST.lastIndex = at;
  return start < at && MAIL_HOST.test(word) ? { start, end: MAIL_HOST.lastIndex } : null;
}

/** An address as a link, without the marks that close what was opened before it. Null where it could not be followed. */
export function toLink(line: string, start: number, tokenEnd: number): TextSpan | null {
  const end = withoutClosingMarks(line, start, tokenEnd);
  const text = line.slice(start, end);
  const href = safeHref(text);
  return href === null ? null : { start, end, atom: { kind: "link", text, href } };
}

/** In "*https://a.example/b*" the last asterisk ends the bold text, though it could be part of the address. */
function withoutClosingMarks(line: string, start: number, tokenEnd: number): number {
  const opened = new Set<string | undefined>();
  for (let index = start - 1; MARKS.has(line[index]); index -= 1) opened.add(line[index]);
  let end = tokenEnd;
  while (end > start && opened.has(line[end - 1])) end -= 1;
  return end;
}

/** Only what says that it is an address: other schemes, and words that merely have a dot, stay text. */
function safeHref(text: string): string | null {
  const href = linkTarget(text);
  return href !== null && URL.canParse(href) ? href : null;
}

function linkTarget(text: string): string | null {
  if (/^https?:\/\//i.test(text)) return text;
  if (/^www\./i.test(text)) return `https://${text}`;
  return /^[^\s:/@]+@[^\s:/@]+$/.test(text) ? `mailto:${text}` : null;
}
