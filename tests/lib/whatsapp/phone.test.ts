import { describe, expect, test } from "vitest";
import { phoneLanguage } from "@/lib/whatsapp/phone";

describe("the language of a phone", () => {
  test.each([
    ["351912555014", "pt-PT"],
    ["5511987654321", "pt-BR"],
    ["48601222333", "pl-PL"],
    ["201001234567", "ar-EG"],
    ["84912345678", "vi-VN"],
  ])("%s speaks %s", (waId, language) => {
    expect(phoneLanguage(waId)).toBe(language);
  });

  test("is not guessed for digits of no country", () => {
    expect(phoneLanguage("999")).toBeNull();
  });
});
