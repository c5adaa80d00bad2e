import type { JsonObject, JsonValue } from "@/lib/whatsapp/json";
import { isJsonObject } from "@/lib/whatsapp/json";

/** A random number from 0 up to, not including, `below`: the same sequence for the same seed. */
export type Pick = (below: number) => number;

const MAX_CHANGES = 4;
/** Ids that several bodies come to share, so that what belongs to one meets what belongs to another. */
const SHARED_IDS = ["wamid.SHARED1", "wamid.SHARED2", "wacid.1", "wamid.OUT1", "351912555014", "PT.9001"];

const ODD: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  2 ** 53,
  1_795_348_860,
  "",
  " ",
  "0",
  "1795348860",
  "99999999999999999999",
  "\u0000",
  "a\u0000b\ud800",
  "‮𝕏👩‍👩‍👧",
  "__proto__",
  "'; DROP TABLE message; --",
  "x".repeat(600),
  [],
  {},
  [[[]]],
  [null],
  { __proto__x: { toString: 1 } },
  { id: "wamid.SHARED1", type: "text", timestamp: "1795348860" },
];

/** Numbers that look random and are the same every time (mulberry32). */
export function seeded(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A copy of a JSON value that was damaged in a few places: keys dropped, types swapped, lists nested, ids shared. */
export function mutated(value: JsonObject, pick: Pick): JsonObject {
  const copy = structuredClone(value);
  const places = placesOf(copy);
  for (let change = 0; change <= pick(MAX_CHANGES); change += 1) {
    const place = places[pick(places.length)];
    if (place) damage(place, pick);
  }
  return copy;
}

type Place = { holder: JsonObject | JsonValue[]; key: string | number };

function placesOf(value: JsonValue): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, key) => [{ holder: value, key }, ...placesOf(item)]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [{ holder: value, key }, ...placesOf(item)]);
}

function damage({ holder, key }: Place, pick: Pick): void {
  const at = holder as Record<string | number, JsonValue>;
  const value = at[key] ?? null;
  switch (pick(10)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete at[key];
      return;
    case 1:
      at[key] = [value];
      return;
    case 2:
      at[key] = { [String(key)]: value };
      return;
    case 3:
      at[key] = retyped(value);
      return;
    case 4:
      at[key] = SHARED_IDS[pick(SHARED_IDS.length)] ?? null;
      return;
    case 5:
      at[key] = pick(50) === 0 ? "\u{1f47b}".repeat(20_000) : "y".repeat(pick(3_000));
      return;
    case 6:
      if (Array.isArray(holder)) holder.push(structuredClone(value));
      else at[`${key}_too`] = structuredClone(value);
      return;
    case 7:
      at[key] = nested(value, pick(90));
      return;
    default:
      at[key] = structuredClone(ODD[pick(ODD.length)] ?? null);
  }
}

/** A number as text, a text of digits as a number, anything else as text. */
function retyped(value: JsonValue): JsonValue {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : String(value);
}

function nested(value: JsonValue, depth: number): JsonValue {
  let deep = value;
  for (let level = 0; level < depth; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
  return deep;
}
