import { describe, expect, test } from "vitest";
import type { TemplateExtras } from "@/lib/contract/template";
import type { JsonObject } from "@/lib/whatsapp/json";
import { describeTemplate } from "@/lib/whatsapp/template";
import { templateFiles, validateTemplateFill } from "@/lib/whatsapp/template-extras";
import { templateComponents, withMediaIds } from "@/lib/whatsapp/template-parameters";
import { renderTemplate } from "@/lib/whatsapp/template-values";

const FILE = "0198f6a0-0000-7000-8000-000000000001";
const OTHER_FILE = "0198f6a0-0000-7000-8000-000000000002";
const MEDIA_IDS = new Map([
  [FILE, "9001"],
  [OTHER_FILE, "9002"],
]);
const NOW = new Date("2026-03-01T12:00:00.000Z");
const BODY: JsonObject = { type: "BODY", text: "Hello." };
const header = (format: string): JsonObject => ({ type: "HEADER", format });
const buttons = (...list: JsonObject[]): JsonObject => ({ type: "BUTTONS", buttons: list });

function template(components: JsonObject[], { category = "MARKETING", parameterFormat = "POSITIONAL" } = {}) {
  return describeTemplate({ name: "spring", language: "en", status: "APPROVED", category, parameterFormat, components });
}

/** What Meta gets of a template that was filled in without a fault. */
function sent(components: JsonObject[], values: Record<string, string>, extras: TemplateExtras = {}, flowToken?: string) {
  const described = template(components);
  expect(described.blocked).toBeNull();
  expect(validateTemplateFill(described, values, extras, NOW)).toEqual([]);
  return withMediaIds(templateComponents(described, values, extras, flowToken), MEDIA_IDS);
}

describe("what Meta is sent", () => {
  test("of a picture, a video and a document is Meta's id, and a document's name", () => {
    const extras = { files: { header: FILE }, fileName: "A-17.pdf" };
    expect(sent([header("IMAGE"), BODY], {}, extras)).toEqual([
      { type: "header", parameters: [{ type: "image", image: { id: "9001" } }] },
    ]);
    expect(sent([header("DOCUMENT"), BODY], {}, extras)).toEqual([
      { type: "header", parameters: [{ type: "document", document: { id: "9001", filename: "A-17.pdf" } }] },
    ]);
  });

  test("of a place is the place", () => {
    const location = { latitude: 41.14, longitude: -8.61, name: "Shop", address: "Rua 1" };
    expect(sent([header("LOCATION"), BODY], {}, { location })).toEqual([
      { type: "header", parameters: [{ type: "location", location }] },
    ]);
  });

  test("of a coupon, a Flow and an address is what each button takes, under its place in the template", () => {
    const list = buttons(
      { type: "QUICK_REPLY", text: "Stop" },
      { type: "COPY_CODE", example: "SAVE10" },
      { type: "URL", text: "Shop", url: "https://r.example/{{1}}" },
      { type: "URL", text: "Home", url: "https://r.example" },
      { type: "FLOW", text: "Book", flow_id: "7" },
    );
    expect(sent([BODY, list], { "button.1.code": "SPRING25", "button.2.1": "a" }, {}, "token-1")).toEqual([
      { type: "button", sub_type: "copy_code", index: "1", parameters: [{ type: "coupon_code", coupon_code: "SPRING25" }] },
      { type: "button", sub_type: "url", index: "2", parameters: [{ type: "text", text: "a" }] },
      { type: "button", sub_type: "flow", index: "4", parameters: [{ type: "action", action: { flow_token: "token-1" } }] },
    ]);
  });

  test.each([
    ["order 12/ção", "order%2012/%C3%A7%C3%A3o"],
    ["?q=a%20b&c=d#e", "?q=a%20b&c=d#e"],
    ['100% "x"', "100%25%20%22x%22"],
    ["50%25", "50%25"],
  ])("of an address ending in %j is one that can be followed", (value, text) => {
    const list = buttons({ type: "URL", text: "Shop", url: "https://r.example/{{1}}" });
    expect(sent([BODY, list], { "button.0.1": value })).toEqual([
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text }] },
    ]);
  });

  test("of a one-time password is the code in the body and in the button", () => {
    const described = template(
      [
        { type: "BODY", text: "*{{1}}* is your code." },
        buttons({ type: "URL", text: "Copy", url: "https://www.whatsapp.com/otp/code/?code=otp{{1}}" }),
      ],
      { category: "AUTHENTICATION", parameterFormat: "NAMED" },
    );
    expect(validateTemplateFill(described, { code: "482913" })).toEqual([]);
    expect(templateComponents(described, { code: "482913" })).toEqual([
      { type: "body", parameters: [{ type: "text", text: "482913" }] },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "482913" }] },
    ]);
    expect(renderTemplate(described, { code: "482913" })).toMatchObject({ body: "*482913* is your code.", code: "482913" });
  });

  test("of an offer is when it ends, and nothing where it does not end", () => {
    const offer = (hasExpiration: boolean) => ({
      type: "LIMITED_TIME_OFFER",
      limited_time_offer: { text: "Ends soon", has_expiration: hasExpiration },
    });
    const extras = { offerEndsAt: "2026-03-02T00:00:00.000Z" };
    expect(sent([BODY, offer(true)], {}, extras)).toEqual([
      {
        type: "limited_time_offer",
        parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: 1_772_409_600_000 } }],
      },
    ]);
    expect(sent([BODY, offer(false)], {})).toEqual([]);
  });

  test("of products is each in its place", () => {
    const one = { products: ["sku-1"], catalogId: "77" };
    const product = (id: string) => ({ type: "product", product: { product_retailer_id: id, catalog_id: "77" } });
    expect(sent([header("PRODUCT"), BODY, buttons({ type: "SPM", text: "View" })], {}, one)).toEqual([
      { type: "header", parameters: [product("sku-1")] },
    ]);
    const catalog = [BODY, buttons({ type: "CATALOG", text: "View catalog" })];
    expect(sent(catalog, {})).toEqual([]);
    expect(sent(catalog, {}, { products: ["sku-1"] })).toEqual([
      {
        type: "button",
        sub_type: "catalog",
        index: "0",
        parameters: [{ type: "action", action: { thumbnail_product_retailer_id: "sku-1" } }],
      },
    ]);
    const sections = [{ title: "Pots", products: ["sku-2", "sku-3"] }];
    expect(sent([BODY, buttons({ type: "MPM", text: "View items" })], {}, { sections })).toEqual([
      {
        type: "button",
        sub_type: "mpm",
        index: "0",
        parameters: [
          {
            type: "action",
            action: {
              thumbnail_product_retailer_id: "sku-2",
              sections: [{ title: "Pots", product_items: [{ product_retailer_id: "sku-2" }, { product_retailer_id: "sku-3" }] }],
            },
          },
        ],
      },
    ]);
  });

  test("of cards is every card, with its file, its words and its buttons", () => {
    const card = (format: string): JsonObject => ({
      components: [
        header(format),
        { type: "BODY", text: "For {{1}} now" },
        buttons({ type: "QUICK_REPLY", text: "Yes" }, { type: "URL", text: "See", url: "https://r.example/{{1}}" }),
      ],
    });
    const values = Object.fromEntries(["0.body", "0.button.1", "1.body", "1.button.1"].map((key) => [`card.${key}.1`, key]));
    const filled = (index: number, kind: string, id: string) => ({
      card_index: index,
      components: [
        { type: "header", parameters: [{ type: kind, [kind]: { id } }] },
        { type: "body", parameters: [{ type: "text", text: `${index}.body` }] },
        { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: `${index}.button.1` }] },
      ],
    });
    const components = [BODY, { type: "CAROUSEL", cards: [card("IMAGE"), card("VIDEO")] }];
    expect(sent(components, values, { files: { "card.0.header": FILE, "card.1.header": OTHER_FILE } })).toEqual([
      { type: "carousel", cards: [filled(0, "image", "9001"), filled(1, "video", "9002")] },
    ]);
    expect(renderTemplate(template(components), values).cards?.map(({ body }) => body)).toEqual([
      "For 0.body now",
      "For 1.body now",
    ]);
  });

  test("of cards of products names one for each", () => {
    const card: JsonObject = { components: [header("PRODUCT"), buttons({ type: "SPM", text: "View" })] };
    const product = (index: number, id: string) => ({
      card_index: index,
      components: [{ type: "header", parameters: [{ type: "product", product: { product_retailer_id: id, catalog_id: "77" } }] }],
    });
    const extras = { products: ["a", "b"], catalogId: "77" };
    expect(sent([BODY, { type: "CAROUSEL", cards: [card, card] }], {}, extras)).toEqual([
      { type: "carousel", cards: [product(0, "a"), product(1, "b")] },
    ]);
  });

  test("never names a file that Meta does not have", () => {
    const described = template([header("IMAGE"), BODY]);
    const components = templateComponents(described, {}, { files: { header: FILE } });
    expect(() => withMediaIds(components, new Map())).toThrow("not uploaded");
    expect(templateFiles(described, { files: { header: FILE } })).toEqual([
      { key: "header", kind: "image", fileId: FILE, fileName: null },
    ]);
  });
});

describe("what was not filled in", () => {
  test.each<[string, JsonObject[], Record<string, string>, TemplateExtras, unknown[]]>([
    ["a file", [header("VIDEO"), BODY], {}, {}, [{ kind: "missing_file", key: "header" }]],
    ["a file too many", [BODY], {}, { files: { header: FILE } }, [{ kind: "unexpected_file", key: "header" }]],
    ["a place", [header("LOCATION"), BODY], {}, {}, [{ kind: "missing_extra", extra: "location" }]],
    [
      "an offer's end",
      [BODY, { type: "LIMITED_TIME_OFFER", text: "Soon", has_expiration: true }],
      {},
      {},
      [{ kind: "missing_extra", extra: "offerEndsAt" }],
    ],
    [
      "an end that is over",
      [BODY, { type: "LIMITED_TIME_OFFER", text: "Soon", has_expiration: true }],
      {},
      { offerEndsAt: NOW.toISOString() },
      [{ kind: "past_offer" }],
    ],
    [
      "the product and its catalogue",
      [header("PRODUCT"), BODY],
      {},
      {},
      [
        { kind: "missing_extra", extra: "products" },
        { kind: "missing_extra", extra: "catalogId" },
      ],
    ],
    [
      "products of sections",
      [BODY, buttons({ type: "MPM", text: "View" })],
      {},
      { sections: [] },
      [{ kind: "missing_extra", extra: "sections" }],
    ],
    [
      "fewer products",
      [BODY, buttons({ type: "MPM", text: "View" })],
      {},
      { sections: [{ title: "All", products: Array.from({ length: 31 }, (_, index) => `sku-${index}`) }] },
      [{ kind: "too_many_products", count: 31, max: 30 }],
    ],
    [
      "a coupon of letters and digits",
      [BODY, buttons({ type: "COPY_CODE" })],
      { "button.0.code": "SAVE 10%" },
      {},
      [{ kind: "invalid_code", key: "button.0.code" }],
    ],
    [
      "a shorter text beside an offer",
      [
        { type: "BODY", text: "Now {{1}}!" },
        { type: "LIMITED_TIME_OFFER", text: "Soon" },
      ],
      { "body.1": "x".repeat(600) },
      {},
      [{ kind: "too_long", component: "body", length: 605, maxLength: 600 }],
    ],
    [
      "a shorter card",
      [BODY, { type: "CAROUSEL", cards: [{ components: [header("IMAGE"), { type: "BODY", text: "Now {{1}}!" }] }] }],
      { "card.0.body.1": "x".repeat(160) },
      { files: { "card.0.header": FILE } },
      [{ kind: "too_long", component: "card", length: 165, maxLength: 160 }],
    ],
  ])("is told: %s", (_, components, values, extras, problems) => {
    expect(validateTemplateFill(template(components), values, extras, NOW)).toEqual(problems);
  });
});
