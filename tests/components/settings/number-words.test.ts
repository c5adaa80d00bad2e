import { describe, expect, it } from "vitest";
import { isKnownEvent, qualityOf } from "@/components/settings/number-words";

describe("what Meta says of a number", () => {
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
