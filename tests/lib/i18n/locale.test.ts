import { describe, expect, it } from "vitest";
import { chooseLocale, interfaceLocale, readerTag } from "@/lib/i18n/locale";
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

describe("the reader's way of writing", () => {
  const writeDay = (tag: string) =>
    new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date("2026-11-22T12:00:00Z"));

  it("is that of the browser's region, where the interface speaks its language", () => {
    expect(writeDay(readerTag("en", "en-GB,en;q=0.9"))).toBe("22 Nov");
    expect(writeDay(readerTag("en", "en-US,en;q=0.9"))).toBe("Nov 22");
    expect(readerTag("pt-BR", "en-GB,pt-PT;q=0.7")).toBe("pt-PT");
    expect(readerTag("en", "de-DE, en-au;q=0.4, en-GB;q=0.8")).toBe("en-GB");
  });

  it("is the interface's own, where the browser names another language or no region", () => {
    expect(readerTag("pt-BR", "en-GB,en;q=0.9")).toBe("pt-BR");
    expect(readerTag("en", "en,de-DE")).toBe("en");
    expect(readerTag("en", null)).toBe("en");
  });

  it("is never a tag that cannot be read, whatever the header says", () => {
    const headers = ["en-", "en-GB-x", "en-<script>", "en-Latn-GB-u-nu-thai", "en-G1"];
    expect(headers.map((header) => readerTag("en", header))).toEqual(headers.map(() => "en"));
  });

  it("leaves the interface's language as it is", () => {
    expect(["en-GB", "en", "pt-PT", "pt-BR"].map(interfaceLocale)).toEqual(["en", "en", "pt-BR", "pt-BR"]);
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
