import { describe, expect, test } from "vitest";
import { draftVariable, excessLength, initialValues, isHalfFilled, sendableValues } from "@/components/templates/fill";
import type { KnownValues } from "@/components/templates/value-sources";
import type { VariableSource } from "@/lib/contract/template-design";
import { aTemplate, aVariable } from "./templates";

describe("values", () => {
  test("a text that its values make too long is told by how much", () => {
    const template = aTemplate({ body: "News: {{1}}", variables: [aVariable("body", "1")] });
    const filled = (length: number) => ({ "body.1": { value: "a".repeat(length), source: "typed" } }) as const;
    expect(excessLength(template, filled(1018))).toBe(0);
    expect(excessLength(template, filled(1024))).toBe(6);
  });

  test("what is sent is flattened and holds the template's own variables only", () => {
    const template = aTemplate({ variables: [aVariable("body", "1")] });
    const values = { "body.1": { value: "a\nb", source: "draft" }, "body.9": { value: "stray", source: "typed" } } as const;
    expect(sendableValues(template, values)).toEqual({ "body.1": "a b" });
  });
});

const marta: KnownValues = {
  contact: { short: "Marta", full: "Marta Oliveira" },
  contactPhone: "+351 912 555 014",
  agentName: "Ada",
  businessName: "Ribeira Goods",
  numberName: "Lisbon store",
  today: "22 November 2026",
};

describe("the contact's name", () => {
  const value = (body: string, variable = aVariable("body", "1")) =>
    initialValues(aTemplate({ body, variables: [variable] }), marta)[variable.key]?.value;

  test.each([
    ["Olá {{1}}, há novidades", "Marta"],
    ["Hi {{1}}!", "Marta"],
    ["Order update.\nDear {{1}}, it left today", "Marta"],
    ["السلام عليكم {{1}}، وصل طلبك", "Marta"],
  ])("stands after a greeting: %s", (body, expected) => {
    expect(value(body)).toBe(expected);
  });

  test.each([["Your order {{1}} has left"], ["{{1}} is ready"], ["Highlights of {{1}}"]])(
    "is not guessed anywhere else: %s",
    (body) => {
      expect(value(body)).toBeUndefined();
    },
  );

  test("fills variables that are called so, in full or short, and no others", () => {
    expect(value("About {{customer_name}}", aVariable("body", "customer_name"))).toBe("Marta Oliveira");
    expect(value("About {{first_name}}", aVariable("body", "first_name"))).toBe("Marta");
    expect(value("About {{product_name}}", aVariable("body", "product_name"))).toBeUndefined();
  });

  test("a contact without a name fills nothing", () => {
    const template = aTemplate({ body: "Hi {{1}}", variables: [aVariable("body", "1")] });
    expect(initialValues(template, { ...marta, contact: null })).toEqual({});
  });
});

describe("what an admin has decided", () => {
  const filled = (source: VariableSource, known = marta) =>
    initialValues(aTemplate({ body: "Hi {{1}}", variables: [aVariable("body", "1")], sources: { "body.1": source } }), known)[
      "body.1"
    ];

  test.each([
    ["contact_name", "Marta Oliveira"],
    ["contact_first_name", "Marta"],
    ["contact_phone", "+351 912 555 014"],
    ["agent_name", "Ada"],
    ["business_name", "Ribeira Goods"],
    ["number_name", "Lisbon store"],
    ["today", "22 November 2026"],
  ] as const)("%s fills the variable, and says so", (source, value) => {
    expect(filled(source)).toEqual({ value, source });
  });

  test("stays empty where it is not known, and where somebody is to type it, even after a greeting", () => {
    expect(filled("business_name", { ...marta, businessName: null })).toBeUndefined();
    expect(filled("agent")).toBeUndefined();
  });
});

describe("the kept draft", () => {
  const template = aTemplate({
    variables: [aVariable("header", "1"), aVariable("body", "1"), aVariable("body", "2"), aVariable("button", "1")],
  });

  test("is offered for the first empty variable of the body", () => {
    const values = { "body.1": { value: "Marta", source: "contact" } } as const;
    expect(draftVariable(template, values)?.key).toBe("body.2");
  });

  test("goes to the header only when the body is full, and never into a link", () => {
    const values = {
      "body.1": { value: "Marta", source: "contact" },
      "body.2": { value: "News", source: "typed" },
    } as const;
    expect(draftVariable(template, values)?.key).toBe("header.1");
    const full = { ...values, "header.1": { value: "Monday", source: "typed" } } as const;
    expect(draftVariable(template, full)).toBeNull();
  });

  test("a form is half filled once somebody put something in, not by the contact's name alone", () => {
    expect(isHalfFilled({ "body.1": { value: "Marta", source: "contact" } })).toBe(false);
    expect(isHalfFilled({ "body.2": { value: "News", source: "draft" } })).toBe(true);
    expect(isHalfFilled({ "body.2": { value: "", source: "typed" } })).toBe(false);
  });
});
