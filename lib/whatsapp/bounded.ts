import { visibleText } from "@/lib/contract/visible-text";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";

/** As much of a list as is read, and how much is not: whoever shows it says so. */
export type Bounded<Item> = { items: Item[]; leftOut: number };

/** What of one message a browser is given at most, in characters. */
const MESSAGE_MAX = 1_000_000;

/** The first `max` of a list as `read` reads them, and no more than a browser is given: the rest is not read. */
export function bounded<Raw, Item>(list: readonly Raw[], max: number, read: (raw: Raw) => Item): Bounded<Item> {
  let size = 0;
  const items: Item[] = [];
  for (const raw of list.slice(0, max)) {
    const item = read(raw);
    size += JSON.stringify(item).length;
    if (size > MESSAGE_MAX) break;
    items.push(item);
  }
  return { items, leftOut: list.length - items.length };
}

/**
 * Text out of a webhook for showing, of at most `max` UTF-16 units, with an ellipsis where it was cut; null when nothing of it
 * would be seen. Numbers are written out.
 */
export function shortText(value: JsonValue | undefined, max: number): string | null {
  const text = visibleText(typeof value === "number" ? String(value) : beginningOf(value, max));
  return text === null || text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}

/** Enough of a text to fill `max`, however much of it nobody sees: a long one is not read whole. */
function beginningOf(value: JsonValue | undefined, max: number): string | null {
  return typeof value === "string"
    ? value
        .trimStart()
        .slice(0, max * 4)
        .toWellFormed()
    : null;
}

/** A finite number, also one that was written as text; null when it is none. */
export function finiteNumber(value: JsonValue | undefined): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The objects of a list that may be missing, `max` of them at most. */
export function objectsOf(list: JsonValue | undefined, max: number): Bounded<JsonObject> {
  const objects = Array.isArray(list) ? list.filter(isJsonObject) : [];
  return { items: objects.slice(0, max), leftOut: Math.max(0, objects.length - max) };
}

/** The value under a key of something that may be no object. */
export function valueAt(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
