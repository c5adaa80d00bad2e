import { describe, expect, test } from "vitest";
import { Interactive } from "@/lib/contract/interactive";
import { interactiveMessage } from "@/lib/whatsapp/outbound";

const PICTURE = "0197a000-0000-7000-8000-000000000001";
const FILM = "0197a000-0000-7000-8000-000000000002";
const MEDIA_IDS = new Map([
  [PICTURE, "7001"],
  [FILM, "7002"],
]);
const link = { label: "Open", url: "https://a.example/x" };
const picture = { type: "image", fileId: PICTURE } as const;

function build(interactive: unknown) {
  const message = { recipient: { phone: "34600111222", userId: null }, callbackData: "m1", quotedWamid: null };
  return interactiveMessage({ ...message, interactive: Interactive.parse(interactive), mediaIds: MEDIA_IDS }).interactive;
}

/** Our shape, and what `whatsapp/01` §1.7 says that Meta takes. */
const CASES: [string, unknown, unknown][] = [
  [
    "reply buttons under a text",
    {
      type: "button",
      header: { type: "text", text: "Order A-17" },
      body: "Keep it?",
      footer: "Ribeira",
      buttons: [
        { id: "yes", title: "Yes" },
        { id: "no", title: "No" },
      ],
    },
    {
      type: "button",
      header: { type: "text", text: "Order A-17" },
      body: { text: "Keep it?" },
      footer: { text: "Ribeira" },
      action: {
        buttons: [
          { type: "reply", reply: { id: "yes", title: "Yes" } },
          { type: "reply", reply: { id: "no", title: "No" } },
        ],
      },
    },
  ],
  [
    "reply buttons under a document",
    {
      type: "button",
      header: { type: "document", fileId: PICTURE, fileName: "A-17.pdf" },
      body: "Keep it?",
      buttons: [{ id: "yes", title: "Yes" }],
    },
    {
      type: "button",
      header: { type: "document", document: { id: "7001", filename: "A-17.pdf" } },
      body: { text: "Keep it?" },
      action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }] },
    },
  ],
  [
    "a list",
    {
      type: "list",
      header: { type: "text", text: "Shops" },
      body: "Which one?",
      button: "Choose",
      sections: [
        { title: "Lisbon", rows: [{ id: "lx1", title: "Chiado", description: "Open until 8" }] },
        { title: "Porto", rows: [{ id: "p1", title: "Ribeira" }] },
      ],
    },
    {
      type: "list",
      header: { type: "text", text: "Shops" },
      body: { text: "Which one?" },
      action: {
        button: "Choose",
        sections: [
          { title: "Lisbon", rows: [{ id: "lx1", title: "Chiado", description: "Open until 8" }] },
          { title: "Porto", rows: [{ id: "p1", title: "Ribeira" }] },
        ],
      },
    },
  ],
  [
    "a link",
    { type: "cta_url", header: { type: "video", fileId: FILM }, body: "See", link },
    {
      type: "cta_url",
      header: { type: "video", video: { id: "7002" } },
      body: { text: "See" },
      action: { name: "cta_url", parameters: { display_text: "Open", url: "https://a.example/x" } },
    },
  ],
  [
    "a request for the place",
    { type: "location_request_message", body: "Where are you?" },
    { type: "location_request_message", body: { text: "Where are you?" }, action: { name: "send_location" } },
  ],
  [
    "a Flow with its first screen",
    { type: "flow", body: "Book", label: "Book now", flowId: "123", mode: "published", screen: "DATES" },
    {
      type: "flow",
      body: { text: "Book" },
      action: {
        name: "flow",
        parameters: {
          flow_message_version: "3",
          flow_id: "123",
          flow_cta: "Book now",
          mode: "published",
          flow_action: "navigate",
          flow_action_payload: { screen: "DATES" },
        },
      },
    },
  ],
  [
    "a Flow without one",
    { type: "flow", body: "Book", label: "Book now", flowId: "123", mode: "draft" },
    {
      type: "flow",
      body: { text: "Book" },
      action: {
        name: "flow",
        parameters: { flow_message_version: "3", flow_id: "123", flow_cta: "Book now", mode: "draft" },
      },
    },
  ],
  [
    "a product without words",
    { type: "product", catalogId: "c1", productId: "p1" },
    { type: "product", action: { catalog_id: "c1", product_retailer_id: "p1" } },
  ],
  [
    "products",
    {
      type: "product_list",
      header: { type: "text", text: "Mugs" },
      body: "Ours",
      catalogId: "c1",
      sections: [{ title: "Blue", productIds: ["p1", "p2"] }],
    },
    {
      type: "product_list",
      header: { type: "text", text: "Mugs" },
      body: { text: "Ours" },
      action: {
        catalog_id: "c1",
        sections: [{ title: "Blue", product_items: [{ product_retailer_id: "p1" }, { product_retailer_id: "p2" }] }],
      },
    },
  ],
  [
    "the catalogue",
    { type: "catalog_message", body: "All we have", thumbnailProductId: "p1" },
    {
      type: "catalog_message",
      body: { text: "All we have" },
      action: { name: "catalog_message", parameters: { thumbnail_product_retailer_id: "p1" } },
    },
  ],
  [
    "the catalogue with its own picture",
    { type: "catalog_message", body: "All we have" },
    { type: "catalog_message", body: { text: "All we have" }, action: { name: "catalog_message" } },
  ],
  [
    "cards with links",
    {
      type: "carousel",
      body: "New",
      cards: [
        { header: picture, body: "Blue mug", link },
        { header: picture, link },
      ],
    },
    {
      type: "carousel",
      body: { text: "New" },
      action: {
        cards: [
          {
            card_index: 0,
            type: "cta_url",
            header: { type: "image", image: { id: "7001" } },
            body: { text: "Blue mug" },
            action: { name: "cta_url", parameters: { display_text: "Open", url: "https://a.example/x" } },
          },
          {
            card_index: 1,
            type: "cta_url",
            header: { type: "image", image: { id: "7001" } },
            action: { name: "cta_url", parameters: { display_text: "Open", url: "https://a.example/x" } },
          },
        ],
      },
    },
  ],
  [
    "cards with quick replies",
    {
      type: "carousel",
      body: "New",
      cards: [
        { header: picture, body: "Blue mug", buttons: [{ id: "mug-blue", title: "Details" }] },
        { header: { type: "video", fileId: FILM }, body: "Red mug", buttons: [{ id: "mug-red", title: "Details" }] },
      ],
    },
    {
      type: "carousel",
      body: { text: "New" },
      action: {
        cards: [
          {
            card_index: 0,
            header: { type: "image", image: { id: "7001" } },
            body: { text: "Blue mug" },
            action: { buttons: [{ type: "quick_reply", quick_reply: { id: "mug-blue", title: "Details" } }] },
          },
          {
            card_index: 1,
            header: { type: "video", video: { id: "7002" } },
            body: { text: "Red mug" },
            action: { buttons: [{ type: "quick_reply", quick_reply: { id: "mug-red", title: "Details" } }] },
          },
        ],
      },
    },
  ],
  [
    "cards with products",
    { type: "product_carousel", body: "New", catalogId: "c1", productIds: ["p1", "p2"] },
    {
      type: "carousel",
      body: { text: "New" },
      action: {
        cards: [
          { card_index: 0, type: "product", action: { product_retailer_id: "p1", catalog_id: "c1" } },
          { card_index: 1, type: "product", action: { product_retailer_id: "p2", catalog_id: "c1" } },
        ],
      },
    },
  ],
  [
    "an address form",
    { type: "address_message", body: "Where to?" },
    {
      type: "address_message",
      body: { text: "Where to?" },
      action: { name: "address_message", parameters: { country: "IN" } },
    },
  ],
  [
    "a question whether we may call",
    { type: "call_permission_request" },
    { type: "call_permission_request", action: { name: "call_permission_request" } },
  ],
  [
    "a call button",
    { type: "voice_call", body: "Talk to us", label: "Call", minutes: 60 },
    {
      type: "voice_call",
      body: { text: "Talk to us" },
      action: { name: "voice_call", parameters: { display_text: "Call", ttl_minutes: 60 } },
    },
  ],
  [
    "a question for the number",
    { type: "request_contact_info", body: "May we have your number?" },
    {
      type: "request_contact_info",
      body: { text: "May we have your number?" },
      action: { name: "request_contact_info" },
    },
  ],
];

describe("an interactive message", () => {
  test.each(CASES)("with %s is what the API takes", (_name, interactive, expected) => {
    expect(build(interactive)).toEqual(expected);
  });

  test("of every type that an agent can make is among these", () => {
    const tested = new Set(CASES.map(([, interactive]) => (interactive as { type: string }).type));
    const makeable = Interactive.def.options.map(({ shape }) => shape.type.def.values[0]);
    expect([...tested].sort()).toEqual([...makeable].sort());
  });

  test("can quote", () => {
    const message = interactiveMessage({
      recipient: { phone: null, userId: "ES.1" },
      callbackData: "m1",
      quotedWamid: "wamid.IN1",
      interactive: { type: "location_request_message", body: "Where?" },
      mediaIds: new Map(),
    });
    expect(message).toMatchObject({ recipient: "ES.1", context: { message_id: "wamid.IN1" }, type: "interactive" });
  });

  test("whose file has no id of Meta's is a bug", () => {
    const unknown = { type: "image", fileId: "0197a000-0000-7000-8000-000000000009" };
    expect(() => build({ type: "cta_url", header: unknown, body: "See", link })).toThrow("not uploaded");
  });
});
