import { describe, expect, test } from "vitest";
import { moveButton } from "@/components/template-designer/button-order";
import {
  addLanguage,
  changeCategory,
  changeFormat,
  changeLanguage,
  removeCard,
  removeLanguage,
  setSample,
  setSource,
} from "@/components/template-designer/design-edits";
import { writeField } from "@/components/template-designer/field-path";
import { fixFor } from "@/components/template-designer/finding-fix";
import { emptyCard, emptyDesign, emptyLanguage } from "@/components/template-designer/new-design";
import { passingChecks } from "@/components/template-designer/passing-checks";
import { listAllVariables, listVariables, nextVariableName } from "@/components/template-designer/variables";
import { TemplateDesign, type TemplateLanguageDesign } from "@/lib/contract/template-design";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";

function aLanguage(change: Partial<TemplateLanguageDesign> = {}): TemplateLanguageDesign {
  return {
    ...emptyLanguage("UTILITY", "en_GB"),
    header: { format: "text", text: "Order {{order}}" },
    body: "Hello {{name}}, it comes {{day}}. See you, {{name}}.",
    samples: { "header.order": "48213", "body.name": "Ana", "body.day": "Friday" },
    ...change,
  };
}

function aDesign(change: Partial<TemplateDesign> = {}): TemplateDesign {
  return { ...emptyDesign("UTILITY", "en_GB"), languages: [aLanguage()], ...change };
}

describe("a new design", () => {
  test.each(["MARKETING", "UTILITY", "AUTHENTICATION"] as const)("of %s is one that the server takes", (category) => {
    expect(TemplateDesign.safeParse(emptyDesign(category, "pt_BR")).success).toBe(true);
  });

  test("has the one-time password's button where Meta writes the words", () => {
    expect(emptyDesign("AUTHENTICATION", "en").languages[0]).toMatchObject({ body: "", buttons: [{ type: "otp" }] });
  });

  test("gives a further card the parts of the first, and none of its words", () => {
    const first = { header: { format: "video", sample: { fileId: null, url: "x" } }, body: null, buttons: [] } as const;
    expect(emptyCard({ ...first, buttons: [{ type: "url", text: "Look", url: "https://a.example" }] })).toEqual({
      header: { format: "video", sample: null },
      body: null,
      buttons: [{ type: "url", text: "", url: "https://" }],
    });
  });
});

describe("variables", () => {
  test("are listed part by part, each once, with the keys of their samples", () => {
    const language = aLanguage({
      buttons: [{ type: "copy_code" }, { type: "url", text: "Follow", url: "https://a.example/{{1}}" }],
      cards: [{ ...emptyCard(), body: "For {{name}}" }],
    });
    expect(listVariables(language, "named").map(({ key }) => key)).toEqual([
      "header.order",
      "body.name",
      "body.day",
      "button.0.code",
      "button.1.1",
      "card.0.body.name",
    ]);
  });

  test("of all languages are listed together", () => {
    const design = addLanguage(aDesign(), "ar", null);
    const changed = changeLanguage(design, "ar", (language) => ({ ...language, body: "{{name}} {{place}}" }));
    expect(listAllVariables(changed).map(({ key }) => key)).toEqual(["header.order", "body.name", "body.day", "body.place"]);
  });

  test("get a name that the text does not have", () => {
    expect(nextVariableName("{{1}} {{2}}", "positional")).toBe("3");
    expect(nextVariableName("{{variable_2}}", "named")).toBe("variable_3");
  });
});

describe("an edit", () => {
  test("adds a language with the words of another, once", () => {
    const design = addLanguage(addLanguage(aDesign(), "pt_PT", "en_GB"), "pt_PT", null);
    expect(design.languages.map(({ language, body }) => [language, body])).toEqual([
      ["en_GB", aLanguage().body],
      ["pt_PT", aLanguage().body],
    ]);
  });

  test("never takes the last language away", () => {
    expect(removeLanguage(aDesign(), "en_GB").languages).toHaveLength(1);
  });

  test("keeps the words between utility and marketing, and begins anew for authentication", () => {
    expect(changeCategory(aDesign(), "MARKETING").languages).toEqual(aDesign().languages);
    expect(changeCategory(aDesign(), "AUTHENTICATION").languages[0]).toMatchObject({ body: "", header: null });
  });

  test("forgets a lifetime that another category may not take", () => {
    expect(changeCategory(aDesign({ ttlSeconds: 60 }), "MARKETING").ttlSeconds).toBeNull();
  });

  test("turns names into numbers and takes samples and sources along", () => {
    const design = changeFormat(aDesign({ sources: { "body.name": "contact_name" } }), "positional");
    expect(design.languages[0]).toMatchObject({
      header: { text: "Order {{1}}" },
      body: "Hello {{1}}, it comes {{2}}. See you, {{1}}.",
      samples: { "header.1": "48213", "body.1": "Ana", "body.2": "Friday" },
    });
    expect(design.sources).toEqual({ "body.1": "contact_name" });
  });

  test("turns numbers into names, and leaves the end of a link alone", () => {
    const numbered = aLanguage({
      header: null,
      body: "Hello {{1}} there",
      buttons: [{ type: "url", text: "Go", url: "https://a.example/{{1}}" }],
      samples: { "body.1": "Ana", "button.0.1": "77" },
    });
    const design = changeFormat(aDesign({ parameterFormat: "positional", languages: [numbered] }), "named");
    expect(design.languages[0]).toMatchObject({
      body: "Hello {{variable_1}} there",
      buttons: [{ url: "https://a.example/{{1}}" }],
      samples: { "body.variable_1": "Ana", "button.0.1": "77" },
    });
  });

  test("keeps no source that means the agent, and no empty sample", () => {
    expect(setSource(aDesign({ sources: { "body.name": "today" } }), "body.name", "agent").sources).toEqual({});
    expect(setSample(aLanguage(), "body.name", "").samples).not.toHaveProperty("body.name");
  });

  test.each([
    ["header", { header: { format: "text", text: "New" } }],
    ["body", { body: "New" }],
    ["samples.body.name", { samples: { "body.name": "New" } }],
    ["buttons.0.text", { buttons: [{ type: "quick_reply", text: "New" }] }],
    ["cards.0.body", { cards: [{ body: "New" }] }],
  ])("writes what a finding proposes for %s", (field, expected) => {
    const language = aLanguage({ buttons: [{ type: "quick_reply", text: "Old" }], cards: [emptyCard()] });
    expect(writeField(language, field, "New")).toMatchObject(expected);
  });

  test("moves a button with its sample, and drops both together", () => {
    const language = aLanguage({
      buttons: [{ type: "quick_reply", text: "Yes" }, { type: "copy_code" }],
      samples: { "button.1.code": "SAVE10", "body.name": "Ana" },
    });
    expect(moveButton(language, 1, 0)).toMatchObject({
      buttons: [{ type: "copy_code" }, { type: "quick_reply" }],
      samples: { "button.0.code": "SAVE10", "body.name": "Ana" },
    });
    expect(moveButton(language, 1, null).samples).toEqual({ "body.name": "Ana" });
  });
});

describe("what was found", () => {
  const atEnd: TemplateFinding = {
    severity: "error",
    kind: "variable_at_end",
    language: "en_GB",
    field: "body",
    range: { start: 6, end: 13 },
    params: {},
    fix: null,
  };

  test.each([
    ["en_GB", "See you {{day}}."],
    ["ja", "See you {{day}}。"],
  ])("a text of %s that ends with a variable is mended by a full stop", (language, expected) => {
    expect(fixFor(atEnd, aLanguage({ language, body: "See you {{day}} " }))).toBe(expected);
  });

  test("is mended as the check proposes, and not by a guess", () => {
    expect(fixFor({ ...atEnd, kind: "emoji", fix: { replacement: "Plain" } }, aLanguage())).toBe("Plain");
    expect(fixFor({ ...atEnd, kind: "text_empty" }, aLanguage())).toBeNull();
  });

  test("leaves the other checks passing", () => {
    expect(passingChecks([atEnd])).not.toContain("variables");
    expect(passingChecks([atEnd])).toContain("lengths");
  });
});

test("a card that goes takes its samples with it, and those after it move up with theirs", () => {
  const cards = ["one", "two", "three"].map((body) => ({ ...emptyCard(undefined), body: `${body} {{name}}` }));
  const samples = { "body.name": "Ana", "card.0.body.name": "A", "card.1.body.name": "B", "card.2.button.0.1": "C" };
  const left = removeCard(aLanguage({ cards, samples }), 1);
  expect(left.cards?.map(({ body }) => body)).toEqual(["one {{name}}", "three {{name}}"]);
  expect(left.samples).toEqual({ "body.name": "Ana", "card.0.body.name": "A", "card.1.button.0.1": "C" });
});
