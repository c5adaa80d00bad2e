import type { Command } from "./commands";

/** Where `g` and a second key lead. */
export type Place = "inbox" | "closing" | "unassigned";

/** What a key stands for. */
export type Shortcut =
  | { kind: "command"; command: Command }
  | { kind: "place"; place: Place }
  | { kind: "sheet" }
  /** The first half of a sequence. */
  | { kind: "go" };

/** How long `g` waits for its second key, in milliseconds. */
export const SEQUENCE_MS = 1_200;

const COMMANDS: Readonly<Record<string, Command>> = {
  j: "next",
  k: "previous",
  Escape: "list",
  r: "reply",
  t: "template",
  q: "quote",
  a: "assign",
  e: "resolve",
  u: "unread",
  n: "start",
};

/** Signs that some keyboards write with Shift and others without; everything else is a plain key. */
const SIGNS: Readonly<Record<string, Shortcut>> = { "?": { kind: "sheet" }, "/": { kind: "command", command: "search" } };

const PLACES: Readonly<Record<string, Place>> = { i: "inbox", c: "closing", u: "unassigned" };

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "repeat">;

/**
 * What a key stands for outside of text fields; null = nothing of ours. `isAfterGo`: `g` was pressed a moment ago. Escape and
 * the arrows are no single-character keys, so `singleKeys` (WCAG 2.1.4) does not concern them.
 */
export function shortcutOf(key: Key, { isAfterGo, singleKeys }: { isAfterGo: boolean; singleKeys: boolean }): Shortcut | null {
  if (key.ctrlKey || key.metaKey || key.altKey || key.isComposing) return null;
  if (key.key.length === 1 && !singleKeys) return null;
  const sign = SIGNS[key.key];
  if (sign) return sign;
  if (key.shiftKey) return null;
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  if (isAfterGo && name !== "Escape") {
    const place = PLACES[name];
    return place ? { kind: "place", place } : null;
  }
  if (name === "g") return { kind: "go" };
  const command = COMMANDS[name];
  if (!command) return null;
  // A key held down moves on; it does not resolve one conversation after the other.
  return key.repeat && command !== "next" && command !== "previous" ? null : { kind: "command", command };
}
