import { visibleText } from "@/lib/contract/visible-text";
import { isJsonObject, type JsonValue } from "./json";

/** Text out of a webhook for showing, cut at `max` UTF-16 units; null when nothing of it would be seen. Numbers are written out. */
export function shortText(value: JsonValue | undefined, max: number): string | null {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return null;
  return visibleText(text)?.slice(0, max).toWellFormed() ?? null;
}

/** A finite number, also one that was written as text; null when it is none. */
export function finiteNumber(value: JsonValue | undefined): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The objects of a list that may be missing, `max` of them at most. */
export function objectsOf(list: JsonValue | undefined, max: number) {
  return Array.isArray(list) ? list.slice(0, max).filter(isJsonObject) : [];
}

/** The value under a key of something that may be no object. */
export function valueAt(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
