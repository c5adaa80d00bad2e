import { describe, expect, it } from "vitest";
import { chooseLocale } from "@/lib/i18n/locale";
import { validTimeZone } from "@/lib/i18n/time-zone";

describe("the interface's language", () => {
  it("is the one that was chosen", () => {
    expect(chooseLocale("pt-BR", "en-GB,en;q=0.9")).toBe("pt-BR");
  });

  it.each([
    ["pt-PT,pt;q=0.9,en;q=0.8", "pt-BR"],
    ["en-US,en;q=0.9", "en"],
    ["de-DE,de;q=0.9,pt;q=0.7,en;q=0.5", "pt-BR"],
    ["de, en;q=0.2, pt;q=0.9", "pt-BR"],
    ["en;q=0.1, pt;q=0", "en"],
    ["ja", "en"],
    ["*", "en"],
    ["", "en"],
  ])("is the best one that a browser asks for with %j: %s", (header, locale) => {
    expect(chooseLocale(undefined, header)).toBe(locale);
  });

  it("is no language that we do not speak, whatever the cookie says", () => {
    expect(chooseLocale("tlh", null)).toBe("en");
  });
});

describe("the reader's time zone", () => {
  it("is what the browser told", () => {
    expect(validTimeZone("America/Sao_Paulo")).toBe("America/Sao_Paulo");
    expect(validTimeZone("Europe%2FLisbon")).toBe("Europe/Lisbon");
  });

  it("is UTC for a cookie that is absent or was made up", () => {
    expect([undefined, "", "Mars/Olympus", "%E0%A4%A", "<script>"].map(validTimeZone)).toEqual([
      "UTC",
      "UTC",
      "UTC",
      "UTC",
      "UTC",
    ]);
  });
});
