import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MessageContent, Referral } from "@/lib/contract/content";
import { readMessageContent, readReferral } from "@/lib/inbox/message-content";
import { isJsonObject, type JsonValue } from "@/lib/whatsapp/json";

const inbound = (type: string, payload: JsonValue) => readMessageContent({ type, direction: "inbound", payload });
const outbound = (type: string, payload: JsonValue) => readMessageContent({ type, direction: "outbound", payload });
const interactive = (reply: JsonValue) => inbound("interactive", { type: "interactive", interactive: reply });

describe("what a contact sent", () => {
  test("of words or a file alone holds nothing more", () => {
    expect(inbound("text", { text: { body: "Olá" } })).toBeNull();
    expect(inbound("image", { image: { id: "1" } })).toBeNull();
  });

  test("as a question about a product names it", () => {
    const context = { from: "1", id: "w", referred_product: { catalog_id: "77", product_retailer_id: "SKU-1" } };
    expect(inbound("text", { text: { body: "This?" }, context })).toEqual({
      kind: "product",
      catalogId: "77",
      productId: "SKU-1",
    });
    expect(interactive({ type: "product", product: { catalog_id: "77", product_retailer_id: "SKU-1" } })).toEqual({
      kind: "product",
      catalogId: "77",
      productId: "SKU-1",
    });
  });

  test("as a place has coordinates, and only links that a browser may follow", () => {
    const location = { latitude: 38.7, longitude: "-9.14", name: " Shop ", url: "javascript:alert(1)" };
    expect(inbound("location", { location })).toEqual({
      kind: "location",
      place: { latitude: 38.7, longitude: -9.14, name: "Shop", address: null, url: null },
    });
    expect(inbound("location", { location: { latitude: 91, longitude: 0 } })).toBeNull();
  });

  test("as cards has each with a name, from its fields, its vCard or its phone", () => {
    const vcard =
      "BEGIN:VCARD\nVERSION:3.0\nN:Silva;Rui;;;\nFN:Rui\\, the Silva\nitem1.TEL;waid=351911;type=CELL:+351 911\nEND:VCARD";
    const contacts = [{ name: { formatted_name: "Ana", first_name: "Ana" }, org: { company: "Ribeira" } }, { vcard }, {}];
    expect(inbound("contacts", { contacts })).toMatchObject({
      kind: "contacts",
      isAnswer: false,
      cards: [
        { name: "Ana", firstName: "Ana", company: "Ribeira", phones: [] },
        { name: "Rui, the Silva", lastName: "Silva", phones: [{ phone: "+351 911", waId: "351911", type: "cell" }] },
        { name: "?" },
      ],
    });
  });

  test.each([{ origin: "contact_request", contacts: [{}] }, { contacts: [{ origin: "contact_request" }] }])(
    "as the card we asked for says so: %j",
    (payload) => {
      expect(inbound("contacts", payload)).toMatchObject({ kind: "contacts", isAnswer: true });
    },
  );

  test.each([
    ["button", { button: { payload: "P", text: "Yes" } }, { of: "template", title: "Yes", description: null }],
    ["interactive", { interactive: { button_reply: { id: "1", title: "Today" } } }, { of: "buttons", title: "Today" }],
    [
      "interactive",
      { interactive: { list_reply: { title: "Tue", description: "Main St" } } },
      { of: "list", description: "Main St" },
    ],
  ])("as a choice (%s) has its label: %j", (type, payload, expected) => {
    expect(inbound(type, payload)).toMatchObject({ kind: "choice", ...expected });
  });

  test("as a form has its answers without what is for machines", () => {
    const response_json = JSON.stringify({ flow_token: "t", size: 42, extras: ["a", "b"], at: { day: "Tue" }, none: null });
    expect(interactive({ nfm_reply: { name: "flow", body: "Sent", response_json } })).toEqual({
      kind: "form",
      of: "flow",
      title: "Sent",
      answers: [
        { field: "size", value: "42" },
        { field: "extras", value: "a, b" },
        { field: "at.day", value: "Tue" },
      ],
      leftOut: 0,
    });
  });

  test.each([
    ["[1]", [{ field: "", value: "1" }]],
    ["not json", [{ field: "", value: "not json" }]],
    ["{}", []],
    [undefined, []],
  ])("as a form with the answers %j is read as far as it goes", (response_json, answers) => {
    const reply = response_json === undefined ? {} : { response_json };
    expect(interactive({ nfm_reply: reply })).toMatchObject({ kind: "form", answers });
  });

  test("as an address has the fields that the contact filled in", () => {
    const response_json = JSON.stringify({ saved_address_id: "1", values: { name: "Ana", in_pin_code: "400063" } });
    expect(interactive({ nfm_reply: { name: "address_message", response_json } })).toMatchObject({
      of: "address",
      answers: [
        { field: "name", value: "Ana" },
        { field: "in_pin_code", value: "400063" },
      ],
    });
  });

  test("as a permission to call has its end", () => {
    const call_permission_reply = { response: "accept", expiration_timestamp: 1_790_000_000, response_source: "user_action" };
    expect(interactive({ type: "call_permission_reply", call_permission_reply })).toEqual({
      kind: "call_permission",
      isGranted: true,
      isPermanent: false,
      until: new Date(1_790_000_000_000).toISOString(),
    });
  });

  test("as an order has its items, each with the price of one", () => {
    const product_items = [{ product_retailer_id: "S1", quantity: "2", item_price: 9.5, currency: "EUR" }];
    expect(inbound("order", { order: { catalog_id: "7", product_items } })).toEqual({
      kind: "order",
      catalogId: "7",
      items: [{ productId: "S1", quantity: 2, price: 9.5, currency: "EUR" }],
      leftOut: 0,
      count: 2,
      totals: [{ currency: "EUR", amount: 19, isPartial: false }],
    });
  });

  test.each([150, 1_000, 1_700])("as an order of %i products is counted whole, and says how many are not listed", (count) => {
    const product_items = Array.from({ length: count }, (_, index) => ({
      ...{ product_retailer_id: `S${index}`, quantity: 1, item_price: 1.5, currency: index % 2 === 0 ? "EUR" : "BRL" },
    }));
    const order = inbound("order", { order: { catalog_id: "7", product_items } });
    if (order?.kind !== "order") throw new Error("It is no order.");
    expect(order.items.length + order.leftOut).toBe(count);
    expect(order.items.length).toBe(Math.min(count, 1_000));
    expect(order.count).toBe(count);
    expect(order.totals.map(({ amount }) => amount)).toEqual([count * 0.75, count * 0.75]);
  });

  test("as a form, a card and a list of cards say what is not listed", () => {
    const fields = Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`f${index}`, String(index)]));
    const form = interactive({ nfm_reply: { response_json: JSON.stringify({ ...fields, f0: "x".repeat(20_005) }) } });
    if (form?.kind !== "form") throw new Error("It is no form.");
    expect(form.answers).toHaveLength(1_000);
    expect(form.leftOut).toBe(200);
    expect(form.answers[0]).toMatchObject({ value: "x".repeat(20_000), leftOut: 5 });
    expect(form.answers[1]).toEqual({ field: "f1", value: "1" });

    const phones = Array.from({ length: 230 }, (_, index) => ({ phone: `+351 ${index}` }));
    const cards = inbound("contacts", {
      contacts: Array.from({ length: 300 }, () => ({ name: { formatted_name: "Ana" }, phones })),
    });
    if (cards?.kind !== "contacts") throw new Error("They are no cards.");
    expect(cards.cards.length + cards.leftOut).toBe(300);
    expect(cards.cards[0]?.phones).toHaveLength(200);
    expect(cards.cards[0]?.leftOut).toBe(30);
  });

  test("as a card has the numbers that stand behind its picture", () => {
    const vcard = `BEGIN:VCARD\nFN:Rui\nPHOTO;ENCODING=b:${"A".repeat(2_500_000)}\nTEL:+351 911\nEND:VCARD`;
    expect(inbound("contacts", { contacts: [{ vcard }] })).toMatchObject({ cards: [{ phones: [{ phone: "+351 911" }] }] });
  });

  test("with a label that is too long for a line says that it goes on", () => {
    const title = "t".repeat(300);
    expect(interactive({ button_reply: { id: "1", title } })).toMatchObject({ title: `${"t".repeat(255)}…` });
    expect(
      inbound("location", { location: { latitude: 1, longitude: 1, url: `https://a.example/${"b".repeat(2_000)}` } }),
    ).toMatchObject({
      place: { url: null },
    });
  });

  test("that WhatsApp could not give us says what it was and why", () => {
    const errors = [{ code: 131051, title: "Unsupported", error_data: { details: "Message type is currently not supported." } }];
    expect(inbound("unsupported", { type: "unsupported", errors, unsupported: { type: "poll_creation" } })).toEqual({
      kind: "unsupported",
      type: "poll_creation",
      code: 131051,
      reason: "Message type is currently not supported.",
    });
    expect(inbound("unsupported", { type: "hologram" })).toMatchObject({ type: "hologram", code: null, reason: null });
    expect(inbound("interactive", { type: "interactive", errors: [{ code: 131000 }] })).toMatchObject({
      kind: "unsupported",
      type: "interactive",
      code: 131000,
    });
  });

  test("by an advertisement says by which", () => {
    const referral = {
      source_type: "ad",
      source_url: "https://fb.me/x",
      headline: "Sale",
      media_type: "image",
      image_url: "https://x.example/i",
    };
    expect(readReferral({ referral })).toEqual({
      source: "ad",
      url: "https://fb.me/x",
      headline: "Sale",
      body: null,
      imageUrl: "https://x.example/i",
      videoUrl: null,
    });
    expect(readReferral({ text: {} })).toBeNull();
  });
});

describe("what we sent", () => {
  test("shows the interactive message, place and cards as they were stored", () => {
    const buttons = { type: "button", body: "When?", buttons: [{ id: "1", title: "Today" }] };
    expect(outbound("interactive", { interactive: buttons })).toEqual({ kind: "interactive", interactive: buttons });
    expect(outbound("location", { location: { latitude: 1, longitude: 2 } })).toMatchObject({ kind: "location" });
    const card = { name: "Ana", phones: [], emails: [], urls: [], addresses: [] };
    expect(outbound("contacts", { contacts: [card] })).toEqual({ kind: "contacts", leftOut: 0, cards: [card], isAnswer: false });
  });

  test("on the number's own phone is read as Meta writes it", () => {
    expect(outbound("contacts", { contacts: [{ name: { formatted_name: "Ana" } }] })).toMatchObject({ cards: [{ name: "Ana" }] });
    expect(outbound("interactive", { interactive: { type: "button", body: { text: "?" } } })).toBeNull();
  });
});

describe("whatever stands in a payload", () => {
  const types = ["text", "location", "contacts", "button", "interactive", "order", "system", "call", "unsupported", "hologram"];
  const keys = fc.constantFrom(
    ...["location", "contacts", "button", "interactive", "order", "system", "call", "errors", "context", "referral", "latitude"],
    ...["nfm_reply", "list_reply", "response_json", "call_permission_reply", "product_items", "name", "phones", "vcard", "title"],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.double(),
      fc.dictionary(keys, tie("value"), { maxKeys: 6 }),
      fc.array(tie("value"), { maxLength: 3 }),
    ),
  }));

  test("is read without a throw into what the contract knows", () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.dictionary(keys, value), fc.boolean(), (type, payload, isOurs) => {
        const stored = JSON.parse(JSON.stringify(payload)) as unknown;
        if (!isJsonObject(stored)) return;
        const content = isOurs ? outbound(type, stored) : inbound(type, stored);
        if (content) MessageContent.parse(content);
        const referral = readReferral(stored);
        if (referral) Referral.parse(referral);
      }),
      { numRuns: 3_000 },
    );
  });

  test("is cut to a size that a browser can hold", () => {
    const long = "x".repeat(100_000);
    const many = Array.from({ length: 5_000 }, () => ({
      name: { formatted_name: long },
      phones: Array(500).fill({ phone: long }),
    }));
    const order = { product_items: Array(5_000).fill({ product_retailer_id: long, quantity: 1 }) };
    const response_json = JSON.stringify(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index}${long.slice(0, 50)}`, long.slice(0, 50)])),
    );
    for (const content of [
      inbound("contacts", { contacts: many }),
      inbound("order", { order }),
      interactive({ nfm_reply: { response_json } }),
    ]) {
      expect(JSON.stringify(content).length).toBeLessThan(3_000_000);
      MessageContent.parse(content);
    }
  });
});
