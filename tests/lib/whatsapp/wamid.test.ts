import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wamidKey, wamidPeer } from "@/lib/whatsapp/wamid";
import { wamidOf } from "@/tests/support/wamids";

describe("wamidKey", () => {
  it("reads ids that were seen: a phone's and a BSUID's of one message", () => {
    const byPhone = "wamid.HBgLMzQ2MDA5MDAxMDEVAgASGBRBQzAwMTEyMjMzNDQ1NTY2NzdBQQA=";
    const byUserId = "wamid.HBgTRVMuOTkxMTIyMzM0NDU1NjY3NxUCABIYFEFDMDAxMTIyMzM0NDU1NjY3N0FBAA==";
    expect(wamidKey(byPhone)).toBe("contact:AC0011223344556677AA");
    expect(wamidKey(byUserId)).toBe(wamidKey(byPhone));
    expect(wamidKey(byUserId.replace(/=+$/, ""))).toBe(wamidKey(byPhone));
  });

  it("is the same for every spelling of a message, and another for another token or author", () => {
    const hex = fc.string({ unit: fc.constantFrom(..."0123456789ABCDEFabcdef"), minLength: 1, maxLength: 64 });
    const peer = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 6, maxLength: 15 }),
      fc.string({ unit: fc.constantFrom(..."ABCxyz0189"), minLength: 1, maxLength: 135 }).map((id) => `PT.${id}`),
    );
    fc.assert(
      fc.property(peer, peer, hex, hex, (one, other, token, another) => {
        const key = wamidKey(wamidOf({ peer: one, by: "contact", token }));
        expect(key).not.toBeNull();
        expect(wamidKey(wamidOf({ peer: other, by: "contact", token }))).toBe(key);
        expect(wamidKey(wamidOf({ peer: other, by: "business", token }))).not.toBe(key);
        if (another !== token) expect(wamidKey(wamidOf({ peer: one, by: "contact", token: another }))).not.toBe(key);
      }),
    );
  });

  it("leaves alone what cannot be taken apart", () => {
    fc.assert(fc.property(fc.string({ maxLength: 512 }), (text) => wamidKey(text) === null));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(() => wamidKey(`wamid.${Buffer.from(bytes).toString("base64")}`)).not.toThrow();
      }),
    );
    const whole = wamidOf({ peer: "34600900101", by: "contact", token: "3EB0A1B2C3" });
    const bytes = Buffer.from(whole.slice("wamid.".length), "base64");
    for (const part of [bytes.subarray(0, -1), bytes.subarray(1), bytes.subarray(0, 8), Buffer.alloc(0)]) {
      expect(wamidKey(`wamid.${part.toString("base64")}`)).toBeNull();
    }
    for (const opaque of ["", "wamid.", "wamid.OUT1", "wamid.CASE01.q1", "wacid.HBgL", "wamid.====", whole.slice(6)]) {
      expect(wamidKey(opaque)).toBeNull();
    }
  });
});

it("the peer in front is told, whatever its spelling", () => {
  const named = (peer: string) => wamidPeer(wamidOf({ peer, by: "business", token: "3EB0A1B2C3D4E5F60718" }));
  expect(named("34600900101")).toEqual({ kind: "phone", value: "34600900101" });
  expect(named("ES.9911223344556677")).toEqual({ kind: "user_id", value: "ES.9911223344556677" });
  expect(named(`ES.${"a1".repeat(64)}`)).toEqual({ kind: "user_id", value: `ES.${"a1".repeat(64)}` });
  expect(named("somebody")).toBeNull();
  expect(wamidPeer("wamid.CASE13")).toBeNull();
});
