import { describe, expect, it } from "vitest";
import { shiftOf } from "@/components/inbox/use-scroll-anchor";
import { at, row } from "./rows";

const seen = [
  { id: "Marta", index: 4, ...at("12:00") },
  { id: "Tomasz", index: 5, ...at("11:00") },
];

describe("the scroll position", () => {
  it("stays while nothing comes in above", () => {
    const rows = [row("a"), row("b"), row("c"), row("d"), row("Marta", at("12:00")), row("Tomasz", at("11:00"))];
    expect(shiftOf(seen, rows)).toBe(0);
  });

  it("moves down by the rows that come in above, and up by those that go away", () => {
    const marta = row("Marta", at("12:00"));
    expect(shiftOf(seen, [row("x"), row("y"), row("a"), row("b"), row("c"), row("d"), marta])).toBe(2);
    expect(shiftOf(seen, [row("a"), row("b"), row("c"), marta])).toBe(-1);
  });

  it("does not follow a row that moved to the top itself", () => {
    const rows = [row("Marta", at("13:00")), row("a"), row("b"), row("c"), row("d"), row("Tomasz", at("11:00"))];
    expect(shiftOf(seen, rows)).toBe(0);
  });

  it("stays when none of the remembered rows is left", () => {
    expect(shiftOf(seen, [row("a"), row("b")])).toBe(0);
    expect(shiftOf([], [row("a")])).toBe(0);
  });
});
