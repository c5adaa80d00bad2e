import { describe, expect, test } from "vitest";
import { fillSamples } from "@/components/template-designer/fill-samples";
import { emptyDesign } from "@/components/template-designer/new-design";
import { isSameDesign } from "@/components/template-designer/same-design";
import { toTemplateName } from "@/components/template-designer/template-name";
import { wrapSelection } from "@/components/template-designer/text-edit";

describe("marks around a selection", () => {
  test("stand at the words, not at the spaces beside them", () => {
    expect(wrapSelection("say it now please", 3, 11, "*")).toEqual({
      insert: "*it now*",
      from: 4,
      to: 10,
      select: { start: 5, end: 11 },
    });
  });

  test("come off again where they stand", () => {
    expect(wrapSelection("say *it*", 4, 8, "*")).toMatchObject({ insert: "it", select: { start: 4, end: 6 } });
  });

  test("wait for words where nothing is selected", () => {
    expect(wrapSelection("a", 1, 1, "_")).toEqual({ insert: "__", from: 1, to: 1, select: { start: 2, end: 2 } });
  });
});

describe("samples in a text", () => {
  test("take the place of their variables; one without a sample stays as a chip", () => {
    const samples = { "body.name": "Ana", "header.name": "Bo" };
    expect(fillSamples("Hi {{name}}, {{day}}", "body", samples, true)).toBe("Hi Ana, `{{day}}`");
    expect(fillSamples("Hi {{name}}, {{day}}", "header", samples, false)).toBe("Hi Bo, {{day}}");
  });
});

describe("two designs", () => {
  test("are the same whatever the order of their samples", () => {
    const design = emptyDesign("UTILITY", "en");
    const [language] = design.languages;
    const withSamples = (samples: Record<string, string>) => ({
      ...design,
      languages: language ? [{ ...language, samples }] : [],
    });
    expect(isSameDesign(withSamples({ a: "1", b: "2" }), withSamples({ b: "2", a: "1" }))).toBe(true);
    expect(isSameDesign(withSamples({ a: "1" }), withSamples({ a: "2" }))).toBe(false);
  });
});

test.each([
  ["Spring sale – São Paulo", "spring_sale_sao_paulo"],
  ["order_", "order_"],
  [" x", "x"],
])("the name %j is written %j", (typed, name) => expect(toTemplateName(typed)).toBe(name));
