import { describe, expect, it } from "vitest";
import { phoneKey } from "@/lib/whatsapp/phone-key";

describe("phoneKey", () => {
  it.each([
    ["Brazil with and without the ninth digit", "5531987654321", "553187654321"],
    ["Argentina with and without the mobile 9", "5491123456789", "541123456789"],
    ["Mexico with and without the mobile 1", "5215512345678", "525512345678"],
  ])("is one key for %s", (_country, longer, shorter) => {
    expect(phoneKey(longer)).toBe(phoneKey(shorter));
  });

  it.each([
    ["a Brazilian landline", "553133334444"],
    ["a Portuguese mobile", "351912555014"],
    ["a British mobile", "447400123456"],
  ])("leaves %s as it is", (_kind, phone) => {
    expect(phoneKey(phone)).toBe(phone);
  });
});
