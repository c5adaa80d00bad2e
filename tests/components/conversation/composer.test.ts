import { describe, expect, test } from "vitest";
import { insertAt } from "@/components/conversation/composer/caret";
import { initialComposer, nextComposer } from "@/components/conversation/composer/composer-face";
import { keyIntent } from "@/components/conversation/composer/send-key";
import { charactersLeft, isSendable } from "@/components/conversation/composer/text-budget";

const enter = {
  key: "Enter",
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 13,
};

describe("keys", () => {
  test("Enter sends and Shift-Enter breaks the line", () => {
    expect(keyIntent(enter, "enter", false)).toBe("send");
    expect(keyIntent({ ...enter, shiftKey: true }, "enter", false)).toBeNull();
  });

  test("with the other setting Enter breaks the line and Ctrl- or Command-Enter sends", () => {
    expect(keyIntent(enter, "mod-enter", false)).toBeNull();
    expect(keyIntent({ ...enter, ctrlKey: true }, "mod-enter", false)).toBe("send");
    expect(keyIntent({ ...enter, metaKey: true }, "mod-enter", false)).toBe("send");
  });

  test("Enter that confirms an input method's suggestion never sends", () => {
    expect(keyIntent({ ...enter, isComposing: true }, "enter", false)).toBeNull();
    expect(keyIntent({ ...enter, keyCode: 229 }, "enter", false)).toBeNull();
  });

  test("Enter on a touch keyboard breaks the line", () => {
    expect(keyIntent(enter, "enter", true)).toBeNull();
  });
});

describe("faces", () => {
  const closed = nextComposer(initialComposer(true), { kind: "window-closed" });

  test("the window's closing leaves nothing but templates, whatever was open", () => {
    const picking = nextComposer(initialComposer(true), { kind: "picker-opened" });
    expect(nextComposer(picking, { kind: "window-closed" })).toEqual({ face: "closed", isReopened: false });
    expect(nextComposer(closed, { kind: "picker-left" })).toEqual(closed);
  });

  test("its reopening brings the reply back and says so for a while", () => {
    const reopened = nextComposer(closed, { kind: "window-opened", isHalfFilled: false });
    expect(reopened).toEqual({ face: "reply", isReopened: true });
    expect(nextComposer(reopened, { kind: "reopened-line-expired" })).toEqual({ face: "reply", isReopened: false });
  });

  test("a half-filled template stays when the window reopens, and can be left for a reply", () => {
    const reopened = nextComposer(closed, { kind: "window-opened", isHalfFilled: true });
    expect(reopened).toEqual({ face: "picker", isReopened: true });
    expect(nextComposer(reopened, { kind: "picker-left" }).face).toBe("reply");
  });
});

describe("text", () => {
  test("the counter appears close to WhatsApp's limit and turns negative beyond it", () => {
    expect(charactersLeft("a".repeat(3000))).toBeNull();
    expect(charactersLeft("a".repeat(4000))).toBe(96);
    expect(charactersLeft("a".repeat(4100))).toBe(-4);
    expect(isSendable("a".repeat(4096))).toBe(true);
    expect(isSendable("a".repeat(4097))).toBe(false);
    expect(isSendable(" \n ")).toBe(false);
  });

  test("a text of characters that nobody sees is not sent", () => {
    for (const blank of ["", " \n", "\u200b", "\u3164", "\u2800\u00a0"]) expect(isSendable(blank)).toBe(false);
    expect(isSendable(" . ")).toBe(true);
  });

  test("an emoji goes in at the caret and takes the place of a selection", () => {
    expect(insertAt("Hi Marta", { start: 2, end: 2 }, "👋")).toEqual({ text: "Hi👋 Marta", caret: 4 });
    expect(insertAt("Hi Marta", { start: 3, end: 8 }, "🙏")).toEqual({ text: "Hi 🙏", caret: 5 });
  });
});
