import { describe, expect, test } from "vitest";
import { groupTemplates, preferredLanguage, preferredLanguages, searchTemplates } from "@/components/templates/template-groups";
import { aTemplate } from "./templates";

const groups = groupTemplates([
  aTemplate({ name: "refund_done", language: "en", body: "Your refund is on its way.", blocked: "paused" }),
  aTemplate({ name: "order_update", language: "pt_PT" }),
  aTemplate({ name: "delivery_delay", language: "pt_PT", body: "A entrega atrasou-se. Lamentamos." }),
  aTemplate({ name: "delivery_delay", language: "en", body: "Your delivery is late.", blocked: "not_approved" }),
]);

const names = (found: typeof groups) => found.map(({ name }) => name);

test("a template is one entry with all its languages; those that cannot be sent come last", () => {
  expect(names(groups)).toEqual(["delivery_delay", "order_update", "refund_done"]);
  expect(groups[0]?.languages.map(({ language }) => language)).toEqual(["en", "pt_PT"]);
});

test("an entry is blocked when none of its languages can be sent", () => {
  expect(groups.map(({ obstacle }) => obstacle)).toEqual([null, null, "paused"]);
});

describe("the order", () => {
  const listed = groupTemplates(
    [
      aTemplate({ name: "autumn_news", category: "MARKETING", isFavourite: true }),
      aTemplate({ name: "zebra", isFavourite: true }),
      aTemplate({ name: "pickup", usedAt: "2026-11-20T10:00:00.000Z" }),
      aTemplate({ name: "refund", usedAt: "2026-11-22T10:00:00.000Z" }),
      aTemplate({ name: "bill" }),
      aTemplate({ name: "alert", isFavourite: true, blocked: "disabled" }),
    ],
    { marketingStoppedAt: null, hasPhone: true },
  );

  test("is favourites, what was sent last, the rest, and at the end what cannot be sent", () => {
    expect(listed.map(({ name, shelf }) => [name, shelf])).toEqual([
      ["autumn_news", "favourites"],
      ["zebra", "favourites"],
      ["refund", "recent"],
      ["pickup", "recent"],
      ["bill", "others"],
      ["alert", "blocked"],
    ]);
  });

  test("puts marketing last for whoever has stopped it, and codes for whoever has no phone", () => {
    const limits = { marketingStoppedAt: "2026-11-18T09:00:00.000Z", hasPhone: false };
    const templates = [
      aTemplate({ name: "autumn_news", category: "MARKETING" }),
      aTemplate({ name: "code", category: "AUTHENTICATION" }),
      aTemplate({ name: "refund" }),
    ];
    expect(groupTemplates(templates, limits).map(({ name, obstacle }) => [name, obstacle])).toEqual([
      ["refund", null],
      ["autumn_news", "opted_out"],
      ["code", "no_phone"],
    ]);
  });
});

describe("search", () => {
  test("finds every word in name or text, whatever its case and accents", () => {
    expect(names(searchTemplates(groups, "ENTREGA lamentamos"))).toEqual(["delivery_delay"]);
    expect(names(searchTemplates(groups, "ola"))).toEqual(["order_update"]);
    expect(names(searchTemplates(groups, "order update"))).toEqual(["order_update"]);
    expect(names(searchTemplates(groups, "nothing such"))).toEqual([]);
  });

  test("finds languages by their codes and their names", () => {
    expect(names(searchTemplates(groups, "portuguese"))).toEqual(["delivery_delay", "order_update"]);
    expect(names(searchTemplates(groups, "português delay"))).toEqual(["delivery_delay"]);
    expect(names(searchTemplates(groups, "pt_PT order"))).toEqual(["order_update"]);
  });

  test("names that begin with the search come first", () => {
    expect(names(searchTemplates(groups, "re"))[0]).toBe("refund_done");
  });

  test("an empty search finds all", () => {
    expect(searchTemplates(groups, "  ")).toBe(groups);
  });
});

test("the language to start with can be sent, and is the wanted one where that can", () => {
  const delay = groups[0];
  if (!delay) throw new Error("The list lost its first entry.");
  expect(preferredLanguage(delay, ["en"]).language).toBe("pt_PT");
  expect(preferredLanguage(delay, ["pt-BR", "en"]).language).toBe("pt_PT");
});

test("the wanted language is the one of the country where there is one, else any that is spoken alike", () => {
  const [both] = groupTemplates([
    aTemplate({ language: "pt_BR" }),
    aTemplate({ language: "pt_PT" }),
    aTemplate({ language: "en" }),
  ]);
  if (!both) throw new Error("The list lost its only entry.");
  expect(preferredLanguage(both, ["pt-PT", "en"]).language).toBe("pt_PT");
  expect(preferredLanguage(both, ["pt-AO", "en"]).language).toBe("pt_BR");
  expect(preferredLanguage(both, ["pl-PL", "en-GB"]).language).toBe("en");
});

test("without anything known, the language is the one that most of the templates are in, and never the first of the alphabet", () => {
  const templates = [
    aTemplate({ name: "delay", language: "ar" }),
    aTemplate({ name: "delay", language: "pt_PT" }),
    aTemplate({ name: "refund", language: "pt_PT" }),
    aTemplate({ name: "pickup", language: "en" }),
  ];
  const [delay] = groupTemplates(templates);
  if (!delay) throw new Error("The list lost its first entry.");
  expect(preferredLanguage(delay, preferredLanguages([], templates)).language).toBe("pt_PT");
  expect(preferredLanguage(delay, preferredLanguages(["pl-PL"], templates)).language).toBe("pt_PT");
  expect(preferredLanguage(delay, preferredLanguages(["pl-PL", "ar-EG"], templates)).language).toBe("ar");
});
