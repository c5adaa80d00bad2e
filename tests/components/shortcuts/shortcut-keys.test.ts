import { describe, expect, test } from "vitest";
import { type Shortcut, shortcutOf } from "@/components/shortcuts/shortcut-keys";

const PLAIN = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false };

function press(key: string, { isAfterGo = false, singleKeys = true, ...event }: Record<string, boolean> = {}): Shortcut | null {
  return shortcutOf({ ...PLAIN, key, ...event }, { isAfterGo, singleKeys });
}

describe("keys outside of text fields", () => {
  test.each([
    ["j", "next"],
    ["k", "previous"],
    ["r", "reply"],
    ["t", "template"],
    ["q", "quote"],
    ["a", "assign"],
    ["e", "resolve"],
    ["u", "unread"],
    ["n", "start"],
    ["Escape", "list"],
  ])("%s is a command", (key, command) => {
    expect(press(key)).toEqual({ kind: "command", command });
  });

  test.each([
    ["i", "inbox"],
    ["c", "closing"],
    ["u", "unassigned"],
  ])("g and then %s is a place", (key, place) => {
    expect(press("g")).toEqual({ kind: "go" });
    expect(press(key, { isAfterGo: true })).toEqual({ kind: "place", place });
  });

  test("after g, a key that is no place does nothing: a slip resolves no conversation", () => {
    expect(press("e", { isAfterGo: true })).toBeNull();
    expect(press("j", { isAfterGo: true })).toBeNull();
  });

  test("after g, Escape is still the way back", () => {
    expect(press("Escape", { isAfterGo: true })).toEqual({ kind: "command", command: "list" });
  });

  test("/ leads into the search, whether the keyboard needs Shift for it or not", () => {
    expect(press("/")).toEqual({ kind: "command", command: "search" });
    expect(press("/", { shiftKey: true })).toEqual({ kind: "command", command: "search" });
    expect(press("/", { ctrlKey: true })).toBeNull();
    expect(press("/", { singleKeys: false })).toBeNull();
  });

  test("? opens the sheet, whether the keyboard needs Shift for it or not", () => {
    expect(press("?", { shiftKey: true })).toEqual({ kind: "sheet" });
    expect(press("?")).toEqual({ kind: "sheet" });
  });

  test("Caps Lock changes nothing, and Shift with a letter is not the letter", () => {
    expect(press("J")).toEqual({ kind: "command", command: "next" });
    expect(press("E", { shiftKey: true })).toBeNull();
  });

  test.each(["ctrlKey", "metaKey", "altKey", "isComposing"])("a key with %s belongs to somebody else", (modifier) => {
    for (const key of ["j", "e", "?", "g", "Escape"]) expect(press(key, { [modifier]: true })).toBeNull();
  });

  test("a key held down moves on, and decides nothing twice", () => {
    expect(press("j", { repeat: true })).toEqual({ kind: "command", command: "next" });
    expect(press("e", { repeat: true })).toBeNull();
  });

  test("switched off, no single character does anything, and Escape still does", () => {
    for (const key of ["j", "k", "r", "e", "g", "?"]) expect(press(key, { singleKeys: false })).toBeNull();
    expect(press("Escape", { singleKeys: false })).toEqual({ kind: "command", command: "list" });
  });
});
