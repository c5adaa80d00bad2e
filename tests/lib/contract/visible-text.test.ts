import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, isBlank, visibleName, visibleText, withoutStacks } from "@/lib/contract/visible-text";

describe("a text that renders as nothing", () => {
  test.each([
    "",
    "   \t\n",
    "\u3164",
    "\u200b\u200e\u2060",
    "\u2800\u2800",
    "\u115f\u1160\uffa0",
    "\u00ad\u034f\u180e",
    "\u202e\u2066",
    "\u0301\u0302",
    "\ufe0f\ufe0e",
    "\u{e0041}\u{e007f}",
    "\u200d",
    "\u0000",
    "\u{1d159}",
    "\u00a0\u2003\u3000",
  ])("%j is one", (text) => {
    expect(isBlank(text)).toBe(true);
    expect(visibleText(text)).toBeNull();
  });

  test.each([".", "a", "0", "👍", "❤️", "👩‍👩‍👧", "🇵🇹", "م", "字", "‌خواهم", "⠁", "한", "\uf8ff", "+"])("%j is none", (text) => {
    expect(isBlank(text)).toBe(false);
    expect(visibleText(text)).toBe(text);
  });
});

describe("what a string is to the eye", () => {
  test.each([
    ["\u202egnp.exe\u202c", "gnp.exe"],
    ["\u2067Marta\u2069\u200f", "Marta"],
    ["  Marta \u0007\n Oliveira\u2028", "Marta  \n Oliveira"],
    ["👩‍🚒 می‌خواهم", "👩‍🚒 می‌خواهم"],
    [`Z${"\u0301\u0302\u0303\u0304\u0305".repeat(8)}oe`, "Z\u0301\u0302\u0303oe"],
  ])("of %j is %j", (text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  test.each(["Nguyễn Thị Ánh".normalize("NFD"), "بِسْمِ ٱللَّهِ", "שָׁלוֹם", "ที่นี่", "क्षत्रिय", "བསྒྲུབས", "e\u0301\u0302"])(
    "leaves real writing as it is: %s",
    (text) => {
      expect(visibleText(text)).toBe(text);
      expect(withoutStacks(text)).toBe(text);
    },
  );

  test.each([
    ["of two scripts in turn", "\u0301\u0302\u0303\u0304\u0e49"],
    ["with joiners between them", "\u0301\u200d"],
    ["with non-joiners between them", "\u0e49\u200c"],
    ["with selectors between them", "\u0301\ufe0f"],
  ])("keeps no pile of marks %s", (_, marks) => {
    const visible = visibleText(`Z${marks.repeat(40)}oe`) ?? "";
    expect(visible.match(/\p{M}/gu)?.length ?? 0).toBeLessThanOrEqual(8);
    expect(visible).toMatch(/^Z.*oe$/u);
    expect(visibleText(visible)).toBe(visible);
  });

  test.each(["❤️‍🔥👁️‍🗨️👩🏽‍❤️‍💋‍👨🏿", "नर्‍क", "بِسْمِ‌ٱللَّهِ"])("leaves the joiners of %s", (text) => {
    expect(withoutStacks(text)).toBe(text);
  });

  test("as a name is on one line", () => {
    expect(visibleName(" Marta \n\t Oliveira\u2028")).toBe("Marta Oliveira");
    expect(visibleName("\u3164")).toBeNull();
    expect(visibleName(null)).toBeNull();
  });

  test("never turns direction, breaks the line, or is blank, and is itself when asked again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const visible = visibleText(text);
        if (visible === null) return;
        expect(visible).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?!\n)\p{Cc}/u);
        expect(isBlank(visible)).toBe(false);
        expect(visibleText(visible)).toBe(visible);
      }),
    );
  });
});

test("the beginning of a text says that it goes on", () => {
  expect(excerpt("😀😀😀", 3)).toBe("😀😀😀");
  expect(excerpt("😀😀😀😀", 3)).toBe("😀😀😀…");
  expect(excerpt("\u200b", 3)).toBeNull();
  expect(excerpt(`${"\u200b".repeat(9)}Pay now`, 3)).toBe("…");
  expect(excerpt(null, 3)).toBeNull();
});
