/**
 * What a message needs from its caller: the names of its arguments and, as `<name>`, of its tags. Enough of ICU's grammar for
 * that: plain arguments, and plural, selectordinal and select with messages inside.
 */
export function argumentsOf(message: string): Set<string> {
  const found = new Set<string>();
  readMessage(message, 0, found);
  return found;
}

/** Reads until the brace that closes this message, or its end. Answers where it stopped. */
function readMessage(text: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < text.length && text[at] !== "}") {
    if (text[at] === "{") at = readArgument(text, at, found);
    else if (text[at] === "<") at = readTag(text, at, found);
    else at += 1;
  }
  return at;
}

function readTag(text: string, start: number, found: Set<string>): number {
  const tag = /^<\/?(\w+)>/.exec(text.slice(start));
  if (!tag) return start + 1;
  found.add(`<${tag[1]}>`);
  return start + tag[0].length;
}

function readArgument(text: string, start: number, found: Set<string>): number {
  const head = /^\{\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start));
  if (!head) throw new Error(`Not an argument at ${start}: ${text}`);
  const [whole, name, type] = head;
  found.add(`${name}`);
  let at = start + whole.length;
  if (type === "plural" || type === "selectordinal" || type === "select") at = readOptions(text, at, found);
  const end = text.indexOf("}", at);
  if (end < 0) throw new Error(`An argument is never closed: ${text}`);
  return end + 1;
}

function readOptions(text: string, start: number, found: Set<string>): number {
  let at = start;
  for (;;) {
    const selector = /^[\s,]*(?:offset:\d+\s*)?(?:=\d+|\w+)\s*\{/.exec(text.slice(at));
    if (!selector) return at;
    at = readMessage(text, at + selector[0].length, found) + 1;
  }
}
