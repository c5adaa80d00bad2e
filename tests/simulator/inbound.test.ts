import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, type SimulatedWorld } from "./simulated-world";

const COMMON = ["from", "from_user_id", "id", "timestamp", "type"];
const FILE = {
  id: expect.stringMatching(/^\d+$/),
  sha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
  url: expect.stringContaining("/whatsapp_business/attachments/?mid="),
};

/** What Meta tells when Marta sends something: the newest message of the newest webhook. */
async function hear(world: SimulatedWorld, draft: object): Promise<Json> {
  const answer = await world.control("POST customers/marta/messages", draft);
  expect(answer.status).toBe(200);
  await world.idle();
  return world.receiver.updates("messages").at(-1) ?? ({} as Json);
}

describe("what a customer sends arrives as Meta tells it", () => {
  test.each([
    ["a picture", { type: "image", caption: "Broken" }, "image", { ...FILE, mime_type: "image/jpeg", caption: "Broken" }],
    ["another picture", { type: "image", sample: "receipt.png" }, "image", { ...FILE, mime_type: "image/png" }],
    ["a video", { type: "video" }, "video", { ...FILE, mime_type: "video/mp4" }],
    ["a recording", { type: "audio" }, "audio", { ...FILE, mime_type: "audio/ogg; codecs=opus", voice: false }],
    ["a voice note", { type: "voice" }, "audio", { ...FILE, mime_type: "audio/ogg; codecs=opus", voice: true }],
    [
      "a document",
      { type: "document", filename: "bill.pdf" },
      "document",
      { ...FILE, mime_type: "application/pdf", filename: "bill.pdf" },
    ],
    ["a sticker", { type: "sticker" }, "sticker", { ...FILE, mime_type: "image/webp", animated: false }],
    [
      "a sticker that moves",
      { type: "sticker", sample: "sticker-waving.webp" },
      "sticker",
      { ...FILE, mime_type: "image/webp", animated: true },
    ],
    ["a place", { type: "location" }, "location", { latitude: 38.7117, longitude: -9.1432 }],
    [
      "a place with a name",
      { type: "location", latitude: 1, longitude: 2, name: "Shop", address: "Rua 1" },
      "location",
      { latitude: 1, longitude: 2, name: "Shop", address: "Rua 1" },
    ],
    [
      "a card",
      { type: "contacts", name: "Ana Lima", phone: "+351 916 555 208" },
      "contacts",
      [
        {
          name: { formatted_name: "Ana Lima", first_name: "Ana", last_name: "Lima" },
          phones: [{ phone: "+351 916 555 208", type: "MOBILE", wa_id: "351916555208" }],
        },
      ],
    ],
    [
      "an order",
      { type: "order", items: [{ productId: "a", quantity: 3, price: 9, currency: "EUR" }], catalogId: "7", text: "Gift" },
      "order",
      {
        catalog_id: "7",
        text: "Gift",
        product_items: [{ product_retailer_id: "a", quantity: 3, item_price: 9, currency: "EUR" }],
      },
    ],
    [
      "a product",
      { type: "product", productId: "mug", catalogId: "7" },
      "interactive",
      { type: "product", product: { catalog_id: "7", product_retailer_id: "mug" } },
    ],
  ])("%s", async (_what, draft, type, object) => {
    const world = await startWorld();
    const message = await hear(world, draft);
    expect(message).toMatchObject({ type, from: "351912555014", from_user_id: "PT.88214077315562014" });
    expect(message[type]).toEqual(object);
    expect(Object.keys(message).sort()).toEqual([...COMMON, type].sort());
  });

  test.each([
    ["a poll", { type: "unsupported" }, "poll_creation", 131051],
    ["something seen once", { type: "unsupported", unsupportedType: "view_once" }, "view_once", 131051],
    ["a file beyond 100 MB", { type: "unsupported", unsupportedType: "video", code: 131052 }, "video", 131052],
    ["what only the phone app shows", { type: "unsupported", unsupportedType: "image", code: 131060 }, "image", 131060],
  ])("%s, which it does not hand on", async (_what, draft, type, code) => {
    const message = await hear(await startWorld(), draft);
    expect(message).toMatchObject({
      type: "unsupported",
      unsupported: { type },
      errors: [{ code, title: expect.any(String), error_data: { details: expect.any(String) } }],
    });
  });
});

describe("what a message refers to", () => {
  test("is told in its context: forwarded, forwarded often, a product, a message", async () => {
    const world = await startWorld();
    const first = await hear(world, { type: "text", text: "one", forwarded: "once" });
    expect(first.context).toEqual({ forwarded: true });
    expect((await hear(world, { type: "image", forwarded: "often" })).context).toEqual({ frequently_forwarded: true });
    expect((await hear(world, { type: "text", text: "How much?", productId: "mug" })).context).toEqual({
      from: "351210000100",
      referred_product: { catalog_id: expect.any(String), product_retailer_id: "mug" },
    });
    expect((await hear(world, { type: "sticker", replyTo: first.id })).context).toEqual({
      from: "351912555014",
      from_user_id: "PT.88214077315562014",
      id: first.id,
    });
  });

  test("may be the advertisement that brought the customer", async () => {
    const world = await startWorld();
    const message = await hear(world, { type: "text", text: "Hi", referral: { source_type: "post", headline: "Mugs" } });
    expect(message.referral).toMatchObject({
      source_type: "post",
      headline: "Mugs",
      source_id: expect.any(String),
      media_type: "image",
      ctwa_clid: expect.any(String),
      welcome_message: { text: expect.any(String) },
    });
  });
});

describe("where a message was written", () => {
  test("in a group, it names the group and opens no window", async () => {
    const world = await startWorld();
    expect(await hear(world, { type: "text", text: "Hi all", groupId: "group-1" })).toMatchObject({ group_id: "group-1" });
    expect((await world.control("GET customers/marta")).body.windowClosesAt).toBeNull();
  });

  test("while another app holds the thread, it comes as standby", async () => {
    const world = await startWorld();
    await hear(world, { type: "text", text: "Hi", standby: true });
    const change = world.receiver.posts[0]?.body.entry?.[0]?.changes?.[0];
    expect(change).toMatchObject({ field: "standby", value: { messages: [{ type: "text" }], contacts: [{}] } });
  });

  test("on the business's own phone, it comes as an echo and is in the customer's", async () => {
    const world = await startWorld();
    const { body } = await world.control("POST customers/marta/messages", { type: "image", caption: "Here", from: "business" });
    expect(body).toMatchObject({ direction: "outbound", origin: "phone", status: "delivered" });
    await world.idle();
    const change = world.receiver.posts[0]?.body.entry?.[0]?.changes?.[0];
    expect(change?.field).toBe("smb_message_echoes");
    expect(change?.value?.message_echoes).toMatchObject([
      { from: "351210000100", to: "351912555014", to_user_id: "PT.88214077315562014", id: body.id, type: "image", image: FILE },
    ]);
    expect(change?.value?.metadata).toMatchObject({ phone_number_id: CREDENTIALS.phoneNumberId });
    await world.control("PATCH settings", { coexistence: false });
    const refused = await world.control("POST customers/marta/messages", { type: "text", text: "x", from: "business" });
    expect(refused.status).toBe(409);
  });
});

describe("a message can be changed afterwards", () => {
  const rewrite = (world: SimulatedWorld, what: string, body: object) => world.control(`POST customers/marta/${what}`, body);

  test("its words for fifteen minutes, and it can be deleted for two days", async () => {
    const world = await startWorld();
    const { id: messageId } = await hear(world, { type: "text", text: "Tusday" });
    expect((await rewrite(world, "edits", { messageId, text: "Tuesday" })).body).toMatchObject({ text: "Tuesday" });
    await world.idle();
    const edit = { original_message_id: messageId, message: { type: "text", text: { body: "Tuesday" } } };
    expect(world.receiver.updates("messages").at(-1)).toMatchObject({ type: "edit", edit });
    await world.control("POST clock", { advanceMs: 16 * 60_000 });
    expect((await rewrite(world, "edits", { messageId, text: "Friday" })).status).toBe(409);
    expect((await rewrite(world, "revocations", { messageId })).body.revokedAt).toEqual(expect.any(Number));
    await world.idle();
    expect(world.receiver.updates("messages").at(-1)).toMatchObject({
      type: "revoke",
      revoke: { original_message_id: messageId },
    });
    expect((await rewrite(world, "revocations", { messageId })).status).toBe(409);
  });

  test("a caption keeps its picture", async () => {
    const world = await startWorld();
    const { id: messageId, image } = await hear(world, { type: "image", caption: "Brokn" });
    await rewrite(world, "edits", { messageId, text: "Broken" });
    await world.idle();
    const told = world.receiver.updates("messages").at(-1)?.edit?.message;
    expect(told).toMatchObject({ type: "image", image: { id: image?.id, caption: "Broken" } });
  });

  test("which numbers without the phone app hear of as unsupported", async () => {
    const world = await startWorld({ settings: { coexistence: false } });
    const { id: messageId } = await hear(world, { type: "text", text: "Hi" });
    await rewrite(world, "edits", { messageId, text: "Hello" });
    await world.idle();
    expect(world.receiver.updates("messages").at(-1)).toMatchObject({ type: "unsupported", unsupported: { type: "edit" } });
  });

  test("what was typed on the business's phone too, as an echo; what the API sent not", async () => {
    const world = await startWorld();
    await hear(world, { type: "text", text: "Hi" });
    const { body: typed } = await world.control("POST customers/marta/messages", { type: "text", text: "x", from: "business" });
    await rewrite(world, "revocations", { messageId: typed.id });
    await world.idle();
    const change = world.receiver.posts.at(-1)?.body.entry?.[0]?.changes?.[0];
    expect(change).toMatchObject({
      field: "smb_message_echoes",
      value: { message_echoes: [{ type: "revoke", revoke: { original_message_id: typed.id } }] },
    });
    const { body: sent } = await world.send({
      messaging_product: "whatsapp",
      to: "+351912555014",
      type: "text",
      text: { body: "Hi" },
    });
    expect((await rewrite(world, "revocations", { messageId: sent.messages?.[0]?.id })).status).toBe(409);
  });
});
