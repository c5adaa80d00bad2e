import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "@/lib/whatsapp/json";
import { describeTemplate, type TemplateDefinition } from "@/lib/whatsapp/template";

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
      headerFormat: "text",
      body: "Olá {{1}}, a encomenda {{2}} chega hoje.",
      footer: "Ribeira Goods",
      buttons: [
        { type: "quick_reply", text: "Obrigada" },
        { type: "url", text: "Seguir" },
      ],
      cards: [],
      variables: [
        variable("header.1", "1", "48213"),
        variable("body.1", "1", "Marta"),
        variable("body.2", "2", "48213"),
        variable("button.1.1", "1", "48213"),
      ],
      files: [],
      needsLocation: false,
      offer: null,
      products: null,
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
      buttons: [{ type: "quick_reply", text: "Ok" }],
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

  test.each(["image", "video", "document"])("with a header of %s wants a file of its kind", (kind) => {
    const header = { type: "HEADER", format: kind.toUpperCase(), example: { header_handle: ["https://scontent.example/x"] } };
    const files = [{ key: "header", kind }];
    expect(describeComponents([header, BODY])).toMatchObject({ header: null, headerFormat: kind, files, blocked: null });
  });

  test("is blocked by its state before its parts", () => {
    const components = [{ type: "HEADER", format: "GIF" }, BODY];
    expect(describeComponents(components)).toMatchObject({ headerFormat: null, files: [], blocked: "unsupported_parts" });
    expect(describeComponents(components, { status: "PAUSED" }).blocked).toBe("paused");
  });

  test("with a place in its header wants one", () => {
    const described = describeComponents([{ type: "HEADER", format: "LOCATION" }, BODY]);
    expect(described).toMatchObject({ headerFormat: "location", needsLocation: true, blocked: null });
  });

  test("with a coupon wants its code, and shows the one it was approved with", () => {
    const buttons = [
      { type: "QUICK_REPLY", text: "No" },
      { type: "COPY_CODE", example: ["SAVE10"] },
    ];
    expect(
      describeComponents([
        { type: "BODY", text: "Hi" },
        { type: "BUTTONS", buttons },
      ]),
    ).toMatchObject({
      buttons: [
        { type: "quick_reply", text: "No" },
        { type: "copy_code", text: "Copy code" },
      ],
      variables: [{ key: "button.1.code", component: "button", name: "code", example: "SAVE10" }],
      blocked: null,
    });
  });

  test.each<[string, JsonValue, string]>([
    ["a catalogue", [BODY, { type: "BUTTONS", buttons: [{ type: "CATALOG", text: "View catalog" }] }], "catalog"],
    ["several products", [BODY, { type: "BUTTONS", buttons: [{ type: "MPM", text: "View items" }] }], "multi"],
    [
      "one product",
      [{ type: "HEADER", format: "PRODUCT" }, BODY, { type: "BUTTONS", buttons: [{ type: "SPM", text: "View" }] }],
      "single",
    ],
    [
      "cards of products",
      [BODY, { type: "CAROUSEL", cards: [{ components: [{ type: "HEADER", format: "PRODUCT" }] }] }],
      "cards",
    ],
  ])("of %s says what it wants", (_, components, products) => {
    expect(describeComponents(components)).toMatchObject({ products, blocked: null });
  });

  test.each<[JsonObject]>([
    [{ limited_time_offer: { text: "Ends soon", has_expiration: true } }],
    [{ text: "Ends soon", has_expiration: true }],
  ])("reads an offer that Meta tells as %j", (offer) => {
    const described = describeComponents([BODY, { type: "LIMITED_TIME_OFFER", ...offer }]);
    expect(described).toMatchObject({ offer: { text: "Ends soon", hasExpiration: true }, blocked: null });
  });

  test("of cards wants a file and words for each", () => {
    const card = (format: string) => ({
      components: [
        { type: "HEADER", format },
        { type: "BODY", text: "Only {{1}} left", example: { body_text: [["3"]] } },
        {
          type: "BUTTONS",
          buttons: [
            { type: "QUICK_REPLY", text: "Yes" },
            { type: "URL", text: "See", url: "https://r.example/{{1}}" },
          ],
        },
      ],
    });
    const described = describeComponents([
      { type: "BODY", text: "New" },
      { type: "CAROUSEL", cards: [card("IMAGE"), card("VIDEO")] },
    ]);
    expect(described.blocked).toBeNull();
    expect(described.cards).toEqual(
      ["image", "video"].map((header) => ({
        header,
        body: "Only {{1}} left",
        buttons: [
          { type: "quick_reply", text: "Yes" },
          { type: "url", text: "See" },
        ],
      })),
    );
    expect(described.files).toEqual([
      { key: "card.0.header", kind: "image" },
      { key: "card.1.header", kind: "video" },
    ]);
    expect(described.variables.map(({ key, component, example }) => [key, component, example])).toEqual([
      ["card.0.body.1", "card", "3"],
      ["card.0.button.1.1", "card", null],
      ["card.1.body.1", "card", "3"],
      ["card.1.button.1.1", "card", null],
    ]);
  });

  test.each<[string, JsonObject, string]>([
    [
      "as Meta tells it",
      { type: "BODY", text: "*{{1}}* is your code.", add_security_recommendation: true },
      "*{{1}}* is your code.",
    ],
    ["without the words of Meta's", { type: "BODY", add_security_recommendation: true }, "*{{1}}*"],
  ])("for authentication wants one code, %s", (_, body, text) => {
    const button = { type: "URL", text: "Copy code", url: "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}" };
    const components = [body, { type: "FOOTER", code_expiration_minutes: 5 }, { type: "BUTTONS", buttons: [button] }];
    expect(describeComponents(components, { category: "AUTHENTICATION" })).toMatchObject({
      body: text,
      footer: null,
      buttons: [{ type: "otp", text: "Copy code" }],
      variables: [{ key: "code", component: "code", name: "code", example: null }],
      blocked: null,
    });
  });

  test.each<[string, JsonValue, Partial<TemplateDefinition>]>([
    ["a header of no known kind", [{ type: "HEADER", format: "HOLOGRAM" }, BODY], {}],
    ["a carousel without cards", [BODY, { type: "CAROUSEL", cards: [] }], {}],
    ["a card of text", [BODY, { type: "CAROUSEL", cards: [{ components: [{ type: "HEADER", format: "TEXT" }] }] }], {}],
    ["a card of no components", [BODY, { type: "CAROUSEL", cards: [null] }], {}],
    [
      "products beside pictures",
      [BODY, { type: "CAROUSEL", cards: ["IMAGE", "PRODUCT"].map((format) => ({ components: [{ type: "HEADER", format }] })) }],
      {},
    ],
    ["a call permission request", [BODY, { type: "CALL_PERMISSION_REQUEST" }], {}],
    ["a product's button without its header", [BODY, { type: "BUTTONS", buttons: [{ type: "SPM", text: "View" }] }], {}],
    ["a payment", [BODY, { type: "BUTTONS", buttons: [{ type: "ORDER_DETAILS", text: "Pay" }] }], {}],
    ["a one-time code outside authentication", [BODY, { type: "BUTTONS", buttons: [{ type: "OTP", text: "Copy" }] }], {}],
    ["a button of no kind", [BODY, { type: "BUTTONS", buttons: [null] }], {}],
    ["authentication without its button", [BODY], { category: "AUTHENTICATION" }],
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
      buttons: [
        { type: "quick_reply", text: "Yes" },
        { type: "url", text: "Shop" },
        { type: "phone_number", text: "Call" },
        { type: "voice_call", text: "Call on WhatsApp" },
        { type: "catalog", text: "View catalog" },
        { type: "request_contact_info", text: "Share Contact Info" },
      ],
      blocked: null,
    });
  });
});
