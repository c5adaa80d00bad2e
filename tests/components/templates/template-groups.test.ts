import { describe, expect, test } from "vitest";
import { groupTemplates, isBlocked, preferredLanguage, searchTemplates } from "@/components/templates/template-groups";
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
  expect(groups.map(isBlocked)).toEqual([false, false, true]);
});

describe("search", () => {
  test("finds every word in name or text, whatever its case and accents", () => {
    expect(names(searchTemplates(groups, "ENTREGA lamentamos"))).toEqual(["delivery_delay"]);
    expect(names(searchTemplates(groups, "ola"))).toEqual(["order_update"]);
    expect(names(searchTemplates(groups, "order update"))).toEqual(["order_update"]);
    expect(names(searchTemplates(groups, "nothing such"))).toEqual([]);
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
