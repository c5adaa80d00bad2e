import { describe, expect, test } from "vitest";
import { chosenAttachments, EMPTY_EXTRAS, type ExtrasDraft, toExtras } from "@/components/templates/extras-draft";
import { earlyProblems, fieldProblems, fillProblems } from "@/components/templates/form-problems";
import { templateRefusal } from "@/components/templates/template-refusal";
import type { TemplateView } from "@/lib/contract/template";
import { aFile } from "../conversation/messages";
import { aTemplate, aVariable } from "./templates";

const NOW = new Date("2026-11-22T15:00:00.000Z");
const file = (id: string) => ({ fileId: id, attachment: aFile({ kind: "image", url: `/api/files/${id}` }) });

function wrongIn(template: TemplateView, extras: Partial<ExtrasDraft> = {}, values = {}) {
  const draft = { ...EMPTY_EXTRAS, ...extras };
  return fieldProblems(fillProblems(template, values, draft, NOW), draft);
}

describe("what is said beside the fields", () => {
  test("every variable and every file that is missing", () => {
    const template = aTemplate({
      files: [{ key: "card.0.header", kind: "image" }],
      variables: [aVariable("header", "1"), aVariable("body", "1"), aVariable("button", "1")],
    });
    const values = { "header.1": { value: "Monday", source: "typed" }, "body.1": { value: " \n", source: "typed" } };
    expect([...wrongIn(template, {}, values)]).toEqual([
      ["body.1", "missing"],
      ["button.0.1", "missing"],
      ["card.0.header", "missing"],
    ]);
    expect([...wrongIn(template, { files: { "card.0.header": file("a") } }, values).keys()]).toEqual(["body.1", "button.0.1"]);
  });

  test("a code of other signs, before anybody has tried to send it", () => {
    const template = aTemplate({ variables: [{ key: "code", component: "code", name: "code", example: null }] });
    const typed = (value: string) => earlyProblems(wrongIn(template, {}, { code: { value, source: "typed" } }));
    expect([...typed("12-34")]).toEqual([["code", "invalid_code"]]);
    expect(typed("").size).toBe(0);
  });

  test("the part of a place that is missing, or cannot be read", () => {
    const template = aTemplate({ needsLocation: true, variables: [] });
    expect([...wrongIn(template, { placeName: "Store" })]).toEqual([
      ["where", "missing"],
      ["address", "missing"],
    ]);
    const place = { placeName: "Store", address: "Rua da Prata 80" };
    expect([...wrongIn(template, { ...place, where: "over there" })]).toEqual([["where", "no_place"]]);
    expect(wrongIn(template, { ...place, where: "38.71, -9.13" }).size).toBe(0);
  });

  test("an offer that is over, or ends nobody knows when", () => {
    const template = aTemplate({ offer: { text: "Half price", hasExpiration: true }, variables: [] });
    expect([...wrongIn(template)]).toEqual([["offerEndsAt", "missing"]]);
    expect([...wrongIn(template, { offerEndsAt: "2026-11-22T14:00:00.000Z" })]).toEqual([["offerEndsAt", "past_offer"]]);
    expect(wrongIn(template, { offerEndsAt: "2026-11-23T14:00:00.000Z" }).size).toBe(0);
  });

  test("products without their catalogue, and lists without a section", () => {
    expect([...wrongIn(aTemplate({ products: "single", variables: [] }), { products: ["A"] })]).toEqual([
      ["catalogId", "missing"],
    ]);
    const list = aTemplate({ products: "multi", variables: [] });
    expect([...wrongIn(list)]).toEqual([["sections", "missing"]]);
    expect(wrongIn(list, { sections: [{ id: 1, title: "Laces", products: "A\nB, C" }] }).size).toBe(0);
  });
});

describe("what is sent besides words", () => {
  test("is only what this template wants", () => {
    const draft = {
      ...EMPTY_EXTRAS,
      files: { header: file("a"), "card.0.header": file("b") },
      fileName: "x.pdf",
      catalogId: "9",
    };
    const template = aTemplate({ files: [{ key: "header", kind: "image" }] });
    expect(toExtras(template, draft)).toEqual({ files: { header: "a" } });
  });

  test("lists products by their sections", () => {
    const sections = [
      { id: 1, title: "Laces ", products: "A\n\nB, C" },
      { id: 2, title: "", products: "D" },
    ];
    expect(toExtras(aTemplate({ products: "multi" }), { ...EMPTY_EXTRAS, sections })).toEqual({
      sections: [{ title: "Laces", products: ["A", "B", "C"] }],
    });
  });

  test("shows the files in the order of their places, one of them twice where it was chosen twice", () => {
    const template = aTemplate({
      files: [
        { key: "card.0.header", kind: "image" },
        { key: "card.1.header", kind: "image" },
      ],
    });
    const same = file("a");
    const drawn = chosenAttachments(template, { ...EMPTY_EXTRAS, files: { "card.1.header": same, "card.0.header": same } });
    expect(drawn.map(({ id }) => id)).toEqual(["a-card.0.header", "a-card.1.header"]);
  });
});

describe("a refusal of the server's", () => {
  test("says what blocks the template, or what does not fit", () => {
    expect(templateRefusal({ blocked: "not_offered" })).toEqual({ blocked: "not_offered", problems: [] });
    const problems = [{ kind: "missing", key: "body.2" }];
    expect(templateRefusal({ problems })).toEqual({ blocked: null, problems });
  });

  test("about something else says neither", () => {
    expect(templateRefusal(undefined)).toEqual({ blocked: null, problems: [] });
    expect(templateRefusal({ blocked: "by the moon" })).toEqual({ blocked: null, problems: [] });
  });
});
