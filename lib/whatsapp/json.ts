/** What JSON.parse can return. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** Deeper values than any that WhatsApp sends, yet far from the end of the stack. */
const MAX_DEPTH = 64;

/** Whether a value is a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The non-empty text at a path of keys; null when there is none. */
export function textAt(value: JsonValue | undefined, ...path: string[]): string | null {
  let found = value;
  for (const key of path) found = isJsonObject(found) ? found[key] : undefined;
  return typeof found === "string" && found !== "" ? found : null;
}

/**
 * A copy of a parsed JSON value that Postgres can store: U+0000 and lone surrogates become U+FFFD, in keys too.
 * Returns undefined when the value is nested more than 64 levels deep.
 */
export function storableJson(value: unknown, depth = 0): JsonValue | undefined {
  if (typeof value === "string") return storableText(value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
  if (depth >= MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return storableArray(value, depth);
  return isJsonObject(value) ? storableObject(value, depth) : undefined;
}

/** The text with U+0000 and lone surrogates, which Postgres refuses, replaced by U+FFFD. */
export function storableText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes("\u0000") ? wellFormed.replaceAll("\u0000", "\uFFFD") : wellFormed;
}

/** The same text for equal values, whatever the order of their keys: decides ties the same way every time. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${pairs.sort().join(",")}}`;
}

function storableArray(items: unknown[], depth: number): JsonValue | undefined {
  const copy: JsonValue[] = [];
  for (const item of items) {
    const storable = storableJson(item, depth + 1);
    if (storable === undefined) return undefined;
    copy.push(storable);
  }
  return copy;
}

function storableObject(object: JsonObject, depth: number): JsonValue | undefined {
  const pairs: [string, JsonValue][] = [];
  for (const [key, item] of Object.entries(object)) {
    const storable = storableJson(item, depth + 1);
    if (storable === undefined) return undefined;
    pairs.push([storableText(key), storable]);
  }
  // fromEntries defines own properties, so that a key named "__proto__" stays a key.
  return Object.fromEntries(pairs);
}
