import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Hands,
  handsAfter,
  type KeyFacts,
  type KeyOwner,
  type KeyPlace,
  keyBelongsTo,
  type PressedKey,
} from "@/components/shortcuts/key-owner";

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };
const PLACES: KeyPlace[] = ["reply", "text", "list", "thread", "control", "elsewhere"];

function press(key: string, modifiers: Partial<PressedKey> = {}): PressedKey {
  return { ...PLAIN, key, ...modifiers };
}

function ownerOf(key: string, facts: Partial<KeyFacts> = {}): KeyOwner {
  return keyBelongsTo(press(key), { hands: null, place: "elsewhere", isOpen: true, ...facts });
}

/** Presses keys one after the other, each with the focus wherever it says, and tells whose each one was. */
function pressAll(keys: { key: string; place: KeyPlace }[], hands: Hands): { owners: KeyOwner[]; hands: Hands } {
  let held = hands;
  const owners = keys.map(({ key, place }) => {
    const facts = { hands: held, place, isOpen: true };
    held = handsAfter(press(key), facts);
    return keyBelongsTo(press(key), facts);
  });
  return { owners, hands: held };
}

describe("single keys", () => {
  test.each(["list", "thread"] as const)("are shortcuts in the %s, where one went on purpose", (place) => {
    for (const key of ["a", "e", "u", "j", "?"]) expect(ownerOf(key, { place })).toBe("shortcuts");
  });

  test.each(["reply", "text"] as const)("belong to a field that has the focus (%s)", (place) => {
    for (const hands of ["reply", "text", null] as const) expect(ownerOf("e", { place, hands })).toBe("focus");
  });

  test("begin a reply anywhere else beside an open conversation, and signs that begin none still help", () => {
    expect(ownerOf("e")).toBe("reply");
    expect(ownerOf("?")).toBe("shortcuts");
    expect(ownerOf("/")).toBe("shortcuts");
    expect(ownerOf(" ")).toBe("focus");
    expect(ownerOf("Enter")).toBe("focus");
  });

  test("that press a control are its own, also when the page led there, as to the button that sends a template", () => {
    for (const hands of ["reply", null] as const) {
      expect(ownerOf("Enter", { place: "control", hands })).toBe("focus");
      expect(ownerOf(" ", { place: "control", hands })).toBe("focus");
      expect(ownerOf("e", { place: "control", hands })).toBe("reply");
    }
  });

  test("are shortcuts anywhere where no conversation is open", () => {
    for (const key of ["j", "g", "?"]) expect(ownerOf(key, { isOpen: false })).toBe("shortcuts");
  });
});

describe("a sentence", () => {
  const anywhere = fc.constantFrom(...PLACES);
  const character = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 1 });
  const sentence = fc.array(fc.record({ key: fc.oneof(character, fc.constantFrom("Enter", "Backspace")), place: anywhere }));

  test("that is typed after opening never asks for a shortcut, wherever the focus gets to and whenever", () => {
    fc.assert(
      fc.property(sentence, (keys) => {
        // Words typed into another field are that field's: the page may have opened a dialog.
        const typed = keys.filter(({ place }) => place !== "text");
        const { owners, hands } = pressAll(typed, "reply");
        expect(owners).not.toContain("shortcuts");
        expect(owners).not.toContain("nobody");
        expect(hands).toBe("reply");
      }),
    );
  });

  test("that was begun in a reply goes on there when the field is gone", () => {
    fc.assert(
      fc.property(sentence, anywhere, (before, place) => {
        const begun = pressAll([...before.filter((key) => key.place !== "text"), { key: "x", place: "reply" }], null);
        for (const key of ["e", " ", "Enter", "?"]) {
          const owner = keyBelongsTo(press(key), { hands: begun.hands, place, isOpen: true });
          const isPressed = place === "control" && (key === " " || key === "Enter");
          expect(owner).toBe(place === "reply" || place === "text" || isPressed ? "focus" : "reply");
        }
      }),
    );
  });

  test("that was begun in another field does nothing once that is gone", () => {
    const { hands } = pressAll([{ key: "m", place: "text" }], null);
    for (const place of ["list", "thread", "elsewhere"] as const) expect(ownerOf("e", { hands, place })).toBe("nobody");
  });

  test("has nowhere to go once no conversation is open, and decides nothing there", () => {
    expect(ownerOf("e", { hands: "reply", isOpen: false, place: "list" })).toBe("nobody");
  });

  test.each(["Escape", "Tab"])("ends with %s", (key) => {
    for (const place of PLACES) expect(pressAll([{ key, place }], "reply").hands).toBeNull();
  });

  test("does not end with the caret's keys in its field; outside of it they move on purpose", () => {
    expect(pressAll([{ key: "ArrowUp", place: "reply" }], "reply").hands).toBe("reply");
    expect(pressAll([{ key: "ArrowUp", place: "list" }], "reply").hands).toBeNull();
  });

  test("ends with Enter in another field, which chooses or confirms", () => {
    expect(pressAll([{ key: "Enter", place: "text" }], "text").hands).toBeNull();
  });

  test("is not begun or ended by commands and modifiers", () => {
    for (const pressed of [press("c", { ctrlKey: true }), press("v", { metaKey: true }), press("Shift"), press("Alt")]) {
      expect(handsAfter(pressed, { hands: "reply", place: "elsewhere", isOpen: true })).toBe("reply");
      expect(handsAfter(pressed, { hands: null, place: "elsewhere", isOpen: true })).toBeNull();
      expect(keyBelongsTo(pressed, { hands: "reply", place: "list", isOpen: true })).toBe("shortcuts");
    }
  });

  test("may be composed, and written with the key beside Ctrl: neither is a command", () => {
    for (const pressed of [press("Process"), press("e", { isComposing: true }), press("@", { ctrlKey: true, altKey: true })]) {
      expect(keyBelongsTo(pressed, { hands: "reply", place: "thread", isOpen: true })).toBe("reply");
    }
    expect(handsAfter(press("Escape", { isComposing: true }), { hands: "reply", place: "reply", isOpen: true })).toBe("reply");
  });
});
