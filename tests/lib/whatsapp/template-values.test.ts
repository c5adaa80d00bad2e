import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeTemplate } from "@/lib/whatsapp/template";
import { templateComponents } from "@/lib/whatsapp/template-parameters";
import { findPlaceholders, splitTemplateText } from "@/lib/whatsapp/template-text";
import { flattenValue, renderTemplate, validateTemplateValues } from "@/lib/whatsapp/template-values";

const NUMBERED = describeTemplate({
  name: "order_update",
  language: "pt_PT",
  status: "APPROVED",
  category: "UTILITY",
  parameterFormat: "POSITIONAL",
  components: [
    { type: "HEADER", format: "TEXT", text: "Encomenda {{1}}" },
    { type: "BODY", text: "Olá {{1}}, a encomenda {{2}} chega hoje. Até já, {{1}}." },
    { type: "FOOTER", text: "Ribeira {{1}}" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Obrigada" },
        { type: "URL", text: "Seguir", url: "https://ribeira.example/t/{{1}}" },
      ],
    },
  ],
});
const VALUES = { "header.1": "48213", "body.1": "Marta", "body.2": "dois\nvasos", "button.1.1": "a/48213" };

const NAMED = describeTemplate({
  name: "visit",
  language: "en",
  status: "APPROVED",
  category: "UTILITY",
  parameterFormat: "NAMED",
  components: [
    { type: "BODY", text: "Hello {{name}}, at {{time}}. {{1}} stays." },
    { type: "BUTTONS", buttons: [{ type: "URL", text: "Details", url: "https://clinic.example/{{1}}" }] },
  ],
});

const STATIC = describeTemplate({
  name: "hello",
  language: "en",
  status: "APPROVED",
  category: "UTILITY",
  parameterFormat: "POSITIONAL",
  components: [{ type: "BODY", text: "Hello." }],
});

describe("the values of a template", () => {
  test("are complete when every variable has one", () => {
    expect(validateTemplateValues(NUMBERED, VALUES)).toEqual([]);
    expect(validateTemplateValues(STATIC, {})).toEqual([]);
  });

  test("that are missing or blank are named", () => {
    expect(validateTemplateValues(NUMBERED, { ...VALUES, "body.1": " \n\t ", "button.1.1": "" })).toEqual([
      { kind: "missing", key: "body.1" },
      { kind: "missing", key: "button.1.1" },
    ]);
    expect(validateTemplateValues(NAMED, {}).map((problem) => "key" in problem && problem.key)).toEqual([
      "body.name",
      "body.time",
      "button.0.1",
    ]);
  });

  test("for variables that the template has not are named: it was changed meanwhile", () => {
    expect(validateTemplateValues(STATIC, { "body.1": "x" })).toEqual([{ kind: "unexpected", key: "body.1" }]);
  });

  test("may fill the header to 60 and the body to 1,024, and not one more", () => {
    const header = "x".repeat(60 - "Encomenda ".length);
    expect(validateTemplateValues(NUMBERED, { ...VALUES, "header.1": header })).toEqual([]);
    expect(validateTemplateValues(NUMBERED, { ...VALUES, "header.1": `${header}x` })).toEqual([
      { kind: "too_long", component: "header", length: 61, maxLength: 60 },
    ]);
    const body = "y".repeat(1_024 - renderTemplate(NUMBERED, { ...VALUES, "body.2": "" }).body.length + "{{2}}".length);
    expect(validateTemplateValues(NUMBERED, { ...VALUES, "body.2": body })).toEqual([]);
    expect(validateTemplateValues(NUMBERED, { ...VALUES, "body.2": `${body}y` })).toEqual([
      { kind: "too_long", component: "body", length: 1_025, maxLength: 1_024 },
    ]);
  });

  test.each([
    ["one\ntwo", "one two"],
    ["one \r\n\r\n two\tthree", "one two three"],
    ["a\u2028b\u0085c\u000bd", "a b c d"],
    ["three   spaces", "three   spaces"],
    ["four    spaces", "four spaces"],
    ["  around  ", "around"],
    ["\n", ""],
    ["José 😀", "José 😀"],
  ])("%j are flattened to %j", (value, flat) => {
    expect(flattenValue(value)).toBe(flat);
  });

  test("are flattened to what Meta accepts, whatever they are, and once is enough", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[ \n\ta\u2028\u00a0]*$/)), (value) => {
        const flat = flattenValue(value);
        expect(flat).not.toMatch(/[\n\r\t\v\f\u0085\u2028\u2029]| {4}/);
        expect(flattenValue(flat)).toBe(flat);
      }),
    );
  });
});

describe("the snapshot", () => {
  test("is what the contact reads: every place filled, the footer and the buttons as they are", () => {
    expect(renderTemplate(NUMBERED, VALUES)).toEqual({
      name: "order_update",
      language: "pt_PT",
      header: "Encomenda 48213",
      body: "Olá Marta, a encomenda dois vasos chega hoje. Até já, Marta.",
      footer: "Ribeira {{1}}",
      buttons: ["Obrigada", "Seguir"],
      headerFormat: "text",
      buttonTypes: ["quick_reply", "url"],
    });
  });

  test("leaves braces that are no variable, and variables without a value", () => {
    expect(renderTemplate(NAMED, { "body.name": "Ana" }).body).toBe("Hello Ana, at {{time}}. {{1}} stays.");
  });

  test("takes values literally, even those that look like variables or patterns", () => {
    expect(renderTemplate(NUMBERED, { ...VALUES, "body.1": "{{2}} $& $1" }).body).toBe(
      "Olá {{2}} $& $1, a encomenda dois vasos chega hoje. Até já, {{2}} $& $1.",
    );
  });
});

describe("the components of a send", () => {
  test("carry numbered values in order, without names, and the position of the button", () => {
    expect(templateComponents(NUMBERED, VALUES)).toEqual([
      { type: "header", parameters: [{ type: "text", text: "48213" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "Marta" },
          { type: "text", text: "dois vasos" },
        ],
      },
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "a/48213" }] },
    ]);
  });

  test("carry names where the template has them, and none in a button", () => {
    expect(templateComponents(NAMED, { "body.time": "10:30", "body.name": "Ana", "button.0.1": "77" })).toEqual([
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "name", text: "Ana" },
          { type: "text", parameter_name: "time", text: "10:30" },
        ],
      },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "77" }] },
    ]);
  });

  test("are none for a template without variables", () => {
    expect(templateComponents(STATIC, {})).toEqual([]);
  });
});

describe("a template's text", () => {
  test("is cut at its variables and nowhere else", () => {
    expect(splitTemplateText("{{1}} and {{ 2 }}{{3}}", new Set(["1", "2"]))).toEqual([
      { kind: "variable", name: "1" },
      { kind: "text", text: " and " },
      { kind: "variable", name: "2" },
      { kind: "text", text: "{{3}}" },
    ]);
    expect(splitTemplateText("", new Set())).toEqual([]);
  });

  test.each([
    ["{{b}} {{a}} {{b}} {{1}}", "NAMED", ["b", "a"]],
    ["{{2}} {{1}} {{name}}", "POSITIONAL", ["1", "2"]],
    ["{1} {{}} {{ }} {{a-b}}", "NAMED", []],
  ] as const)("%j has the variables of its format (%s)", (text, format, names) => {
    expect(findPlaceholders(text, format)).toEqual(names);
  });
});
