import { tokenize } from "linkifyjs";
import { toLink } from "./text-address";
import type { TextSpan } from "./text-span";

/** The links of a line that somebody can follow: web and mail addresses under a domain that there is. */
export function findLinks(line: string, from: number, end: number): TextSpan[] {
  let start = from;
  return tokenize(line.slice(from, end)).flatMap((token) => {
    const found = token.isLink ? toLink(line, start, start + token.v.length) : null;
    start += token.v.length;
    return found === null ? [] : [found];
  });
}
