import { describe, expect, expectTypeOf, test } from "vitest";
import type * as contract from "@/lib/contract/template";
import type { JsonObject, JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate, type TemplateBlock, type TemplateDefinition, type TemplateVariable } from "@/lib/whatsapp/template";

const BODY: JsonObject = {
  type: "BODY",
  text: "Olá {{1}}, a encomenda {{2}} chega hoje.",
  example: { body_text: [["Marta", "48213"]] },
};
const define = (components: JsonValue, more: Partial<TemplateDefinition> = {}): TemplateDefinition => ({
  name: "order_update",
  language: "pt_PT",
  status: "APPROVED",
  category: "UTILITY",
  parameterFormat: "POSITIONAL",
  components,
  ...more,
});
const describeComponents = (components: JsonValue, more: Partial<TemplateDefinition> = {}) =>
  describeTemplate(define(components, more));
const variable = (key: string, name: string, example: string | null) => ({ key, component: key.split(".")[0], name, example });

describe("a template", () => {
  test("speaks the contract's words", () => {
    expectTypeOf<TemplateVariable>().toEqualTypeOf<contract.TemplateVariable>();
    expectTypeOf<TemplateBlock | null>().toEqualTypeOf<contract.TemplateView["blocked"]>();
    expectTypeOf<contract.TemplateView>().toExtend<ReturnType<typeof describeTemplate>>();
  });

  test("with numbered variables says what it says and wants", () => {
    const components: JsonValue = [
      { type: "HEADER", format: "TEXT", text: "Encomenda {{1}}", example: { header_text: ["48213"] } },
      BODY,
      { type: "FOOTER", text: "Ribeira Goods" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Obrigada" },
          { type: "URL", text: "Seguir", url: "https://ribeira.example/t/{{1}}", example: ["https://ribeira.example/t/48213"] },
        ],
      },
    ];
    expect(describeComponents(components)).toEqual({
      name: "order_update",
      language: "pt_PT",
      status: "APPROVED",
      category: "UTILITY",
      header: "Encomenda {{1}}",
      body: "Olá {{1}}, a encomenda {{2}} chega hoje.",
      footer: "Ribeira Goods",
      buttons: ["Obrigada", "Seguir"],
      variables: [
        variable("header.1", "1", "48213"),
        variable("body.1", "1", "Marta"),
        variable("body.2", "2", "48213"),
        variable("button.1.1", "1", "48213"),
      ],
      blocked: null,
    });
  });

  test("with named variables keeps their names, and the number of its URL's", () => {
    const components: JsonValue = [
      {
        type: "HEADER",
        format: "TEXT",
        text: "Visit on {{day}}",
        example: { header_text_named_params: [{ param_name: "day", example: "Monday" }] },
      },
      {
        type: "BODY",
        text: "Hello {{name}}, at {{time}}. Bye {{name}}",
        example: { body_text_named_params: [{ param_name: "time", example: "10:30" }, { param_name: "name" }, null] },
      },
      { type: "BUTTONS", buttons: [{ type: "URL", text: "Details", url: "https://clinic.example/v/{{1}}", example: "77" }] },
    ];
    expect(describeComponents(components, { parameterFormat: "named" }).variables).toEqual([
      variable("header.day", "day", "Monday"),
      variable("body.name", "name", null),
      variable("body.time", "time", "10:30"),
      variable("button.0.1", "1", "77"),
    ]);
  });

  test("lists numbered variables by number, each once", () => {
    const components = [{ type: "BODY", text: "{{2}} {{10}} {{1}} {{ 2 }}", example: { body_text: [["one", "two", "ten"]] } }];
    expect(describeComponents(components).variables).toEqual([
      variable("body.1", "1", "one"),
      variable("body.2", "2", "two"),
      variable("body.10", "10", "ten"),
    ]);
  });

  test.each([[[["x"]]], [["x"]], ["x"]])("with the example %j for its only variable shows it", (bodyText) => {
    expect(describeComponents([{ type: "BODY", text: "Olá {{1}}!", example: { body_text: bodyText } }]).variables).toEqual([
      variable("body.1", "1", "x"),
    ]);
  });

  test.each([[undefined], [null], [{}], [{ body_text: null }], [{ body_text: [[7]] }], ["x"]])(
    "with the example %j has none to show",
    (example) => {
      const component: JsonObject = { type: "BODY", text: "Olá {{1}}!", ...(example === undefined ? {} : { example }) };
      expect(describeComponents([component]).variables).toEqual([variable("body.1", "1", null)]);
    },
  );

  test("of old, without a format, has numbered variables", () => {
    expect(describeComponents([BODY], { parameterFormat: "" }).variables).toHaveLength(2);
  });

  test("reads Meta's keywords in any case", () => {
    expect(
      describeComponents([
        { type: "header", format: "text", text: "Hi" },
        { type: "body", text: "There" },
        { type: "buttons", buttons: [{ type: "quick_reply", text: "Ok" }] },
      ]),
    ).toMatchObject({
      header: "Hi",
      body: "There",
      buttons: ["Ok"],
      blocked: null,
    });
  });

  test.each([
    ["APPROVED", null],
    ["FLAGGED", null],
    ["REINSTATED", null],
    ["PAUSED", "paused"],
    ["DISABLED", "disabled"],
    ["PENDING", "not_approved"],
    ["REJECTED", "not_approved"],
    ["ARCHIVED", "not_approved"],
    ["SOMETHING_NEW", "not_approved"],
  ])("%s is blocked as %s", (status, blocked) => {
    expect(describeComponents([BODY], { status }).blocked).toBe(blocked);
  });

  test.each(["IMAGE", "VIDEO", "DOCUMENT", "GIF"])("with a header of %s needs a file, and says so after its state", (format) => {
    const components = [{ type: "HEADER", format, example: { header_handle: ["https://scontent.example/x"] } }, BODY];
    expect(describeComponents(components)).toMatchObject({ header: null, blocked: "needs_media" });
    expect(describeComponents(components, { status: "PAUSED" }).blocked).toBe("paused");
  });

  test.each<[string, JsonValue, Partial<TemplateDefinition>]>([
    ["a location header", [{ type: "HEADER", format: "LOCATION" }, BODY], {}],
    ["a product header", [{ type: "HEADER", format: "PRODUCT" }, BODY], {}],
    ["a carousel", [BODY, { type: "CAROUSEL", cards: [] }], {}],
    ["a limited-time offer", [BODY, { type: "LIMITED_TIME_OFFER" }], {}],
    ["a call permission request", [BODY, { type: "CALL_PERMISSION_REQUEST" }], {}],
    ["a coupon code", [BODY, { type: "BUTTONS", buttons: [{ type: "COPY_CODE", example: "SAVE10" }] }], {}],
    ["a flow", [BODY, { type: "BUTTONS", buttons: [{ type: "FLOW", text: "Start" }] }], {}],
    ["products", [BODY, { type: "BUTTONS", buttons: [{ type: "MPM", text: "View items" }] }], {}],
    ["a one-time code", [BODY, { type: "BUTTONS", buttons: [{ type: "OTP", text: "Copy" }] }], {}],
    ["a button of no kind", [BODY, { type: "BUTTONS", buttons: [null] }], {}],
    [
      "authentication",
      [BODY, { type: "BUTTONS", buttons: [{ type: "URL", text: "Copy", url: "https://www.whatsapp.com/otp/{{1}}" }] }],
      { category: "AUTHENTICATION" },
    ],
    ["a body without text", [{ type: "BODY", add_security_recommendation: true }], {}],
    ["no body", [], {}],
    ["something that is no component", [BODY, 7], {}],
    ["no components at all", null, {}],
  ])("with %s has parts that this version cannot fill", (_, components, more) => {
    expect(describeComponents(components, more).blocked).toBe("unsupported_parts");
  });

  test("with buttons that need nothing can be sent, and names them all", () => {
    const buttons = [
      { type: "QUICK_REPLY", text: "Yes" },
      { type: "URL", text: "Shop", url: "https://ribeira.example" },
      { type: "PHONE_NUMBER", text: "Call", phone_number: "+351210000100" },
      { type: "VOICE_CALL", text: "Call on WhatsApp" },
      { type: "CATALOG", text: "View catalog" },
      { type: "REQUEST_CONTACT_INFO" },
    ];
    expect(describeComponents([BODY, { type: "BUTTONS", buttons }])).toMatchObject({
      buttons: ["Yes", "Shop", "Call", "Call on WhatsApp", "View catalog", "Share Contact Info"],
      blocked: null,
    });
  });
});
