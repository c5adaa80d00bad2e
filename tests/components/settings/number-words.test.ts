import { describe, expect, it } from "vitest";
import { isKnownEvent, limitOf, qualityOf } from "@/components/settings/number-words";

describe("what Meta says of a number", () => {
  it.each([
    ["TIER_50", 50],
    ["TIER_250", 250],
    ["TIER_1K", 1_000],
    ["TIER_100K", 100_000],
    ["TIER_UNLIMITED", null],
    ["TIER_NOT_SET", null],
  ])("reads the limit %s", (tier, count) => {
    expect(limitOf(tier)).toEqual({ count, raw: tier });
  });

  it("keeps a rating that it has no word for as Meta writes it", () => {
    expect(qualityOf("GREEN")).toEqual({ known: "high", raw: "GREEN" });
    expect(qualityOf("PURPLE")).toEqual({ known: null, raw: "PURPLE" });
    expect(qualityOf(null)).toBeNull();
  });

  it("knows an event by Meta's very word", () => {
    expect(isKnownEvent("PIN_CHANGED")).toBe(true);
    expect(isKnownEvent("pin_changed")).toBe(false);
  });
});
