import { el } from "./dom.js";

const BLOCK = /```([\s\S]+?)```/;
const INLINE = [
  { sign: "`", tag: "code", isPlain: true },
  { sign: "*", tag: "strong" },
  { sign: "_", tag: "em" },
  { sign: "~", tag: "s" },
];
const LINK = /\bhttps?:\/\/[^\s<]+[^\s<.,:;!?)"'\]]/;

/** A message's text as WhatsApp draws it: bold, italic, strike, code, lists, quotes and links. Returns nodes. */
export function formatText(text) {
  const block = BLOCK.exec(text);
  if (!block) return lines(text);
  const before = text.slice(0, block.index).replace(/\n$/, "");
  const after = text.slice(block.index + block[0].length).replace(/^\n/, "");
  return [...(before ? lines(before) : []), el("code", { class: "mono-block" }, block[1]), ...(after ? formatText(after) : [])];
}

function lines(text) {
  const nodes = [];
  for (const line of text.split("\n")) {
    const quote = /^> (.*)$/.exec(line);
    const item = /^[-*] (.+)$/.exec(line);
    const numbered = /^(\d{1,3})\. (.+)$/.exec(line);
    if (quote) nodes.push(el("span", { class: "quote-line" }, inline(quote[1])));
    else if (item) nodes.push(el("span", { class: "item-line" }, "• ", inline(item[1])));
    else if (numbered) nodes.push(el("span", { class: "item-line" }, `${numbered[1]}. `, inline(numbered[2])));
    else nodes.push(...(isText(nodes.at(-1)) ? ["\n"] : []), ...inline(line));
  }
  return nodes;
}

function isText(node) {
  return node !== undefined && (typeof node === "string" || !/-line|mono-block/.test(node.className));
}

/** The earliest pair of signs wins; what stands in it is formatted in turn, except in code. */
function inline(text) {
  const found = INLINE.map((style) => ({ ...style, match: spanOf(style.sign).exec(text) }))
    .filter(({ match }) => match)
    .sort((one, other) => one.match.index - other.match.index)[0];
  if (!found) return links(text);
  const { match, tag, isPlain } = found;
  const start = match.index + match[1].length;
  const inside = isPlain ? [match[2]] : inline(match[2]);
  const rest = text.slice(start + match[2].length + 2);
  return [...links(text.slice(0, start)), el(tag, {}, inside), ...inline(rest)];
}

/** Signs stand at the edges of words, with no blank inside: 2 * 3 * 4 is no bold. */
function spanOf(sign) {
  const escaped = sign === "*" ? "\\*" : sign;
  return new RegExp(
    `(^|[^\\p{L}\\p{N}])${escaped}([^\\s${escaped}](?:[^${escaped}\\n]*[^\\s${escaped}])?)${escaped}(?![\\p{L}\\p{N}])`,
    "u",
  );
}

function links(text) {
  const match = LINK.exec(text);
  if (!match) return text ? [text] : [];
  const link = el("a", { href: match[0], target: "_blank", rel: "noopener noreferrer" }, match[0]);
  return [...(match.index > 0 ? [text.slice(0, match.index)] : []), link, ...links(text.slice(match.index + match[0].length))];
}
