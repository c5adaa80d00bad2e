import { describe, expect, it } from "vitest";
import { hueOf, initialsOf } from "@/components/ui/initials";

describe("initials", () => {
  it.each([
    ["Marta Oliveira", "MO"],
    ["Binh Nguyễn", "BN"],
    ["Oksana Демченко", "OД"],
    ["Helena Prado · Mercearia Prado", "HP"],
    ["João Pedro dos Santos", "JS"],
    ["ada", "A"],
    ["@leo.sampaio", "LS"],
    ["+351 912 555 014", "14"],
    ["WhatsApp user …abc123", "WA"],
    ["🙏", "·"],
    ["", "·"],
  ])("of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("are one sign in scripts that join letters or write syllables", () => {
    expect(["يوسف الحربي", "渡辺 淳", "राज कुमार"].map(initialsOf)).toEqual(["ي", "渡", "रा"]);
  });
});

describe("a hue", () => {
  it("always belongs to the same id, and is one of those there are", () => {
    const ids = Array.from({ length: 200 }, (_, index) => `contact-${index}`);
    const hues = ids.map((id) => hueOf(id, 6));
    expect(ids.map((id) => hueOf(id, 6))).toEqual(hues);
    expect(new Set(hues)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});
