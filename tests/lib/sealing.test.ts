import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSealer, SealError } from "@/lib/sealing";

const sealer = createSealer("a".repeat(32));

describe("a sealed text", () => {
  it("opens again, whatever it says", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => sealer.open(sealer.seal(text, "token"), "token") === text));
  });

  it("does not show what it says, and is another one each time", () => {
    const sealed = sealer.seal("EAAG-secret", "token");
    expect(sealed).not.toContain("EAAG");
    expect(sealer.seal("EAAG-secret", "token")).not.toBe(sealed);
  });

  it("opens neither with another secret nor for another purpose", () => {
    const sealed = sealer.seal("EAAG-secret", "token");
    expect(() => createSealer("b".repeat(32)).open(sealed, "token")).toThrow(SealError);
    expect(() => sealer.open(sealed, "app secret")).toThrow(SealError);
  });

  it("that was changed anywhere does not open", () => {
    const sealed = sealer.seal("EAAG-secret", "token");
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => sealer.open(`v1.${changed.toString("base64url")}`, "token")).toThrow(SealError);
    }
    expect(() => sealer.open("nonsense", "token")).toThrow(SealError);
  });
});
