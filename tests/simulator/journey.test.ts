import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, MARTA, type SimulatedWorld, textTo } from "./simulated-world";

const HOUR_MS = 3_600_000;

describe("a message of the business", () => {
  test("is sent, delivered and, once the chat is open, read: in this order, with one price and our callback data", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await control("PATCH customers/marta", { chatOpen: true });
    const { body } = await send(textTo(MARTA, "Hi", { biz_opaque_callback_data: "our-id-1" }));
    await idle();
    const statuses = receiver.updates("statuses");
    expect(statuses.map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
    for (const status of statuses) {
      expect(status).toMatchObject({
        id: body.messages?.[0]?.id,
        recipient_id: "351912555014",
        recipient_user_id: "PT.88214077315562014",
        biz_opaque_callback_data: "our-id-1",
        timestamp: expect.stringMatching(/^\d{10}$/),
      });
    }
    const free = { billable: false, pricing_model: "PMP", type: "free_customer_service", category: "service" };
    expect(statuses.map(({ pricing }) => pricing)).toEqual([free, free, undefined]);
  });

  test("stays delivered until the customer opens the chat", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered"]);
    expect((await control("GET customers/marta")).body.unread).toBe(1);
    await control("PATCH customers/marta", { chatOpen: true });
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered", "read"]);
    expect((await control("GET customers/marta")).body.unread).toBe(0);
  });

  test("is never told as read by someone whose read receipts are off", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await control("PATCH customers/marta", { chatOpen: true, readReceipts: false });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered"]);
    expect((await control("GET customers/marta")).body.unread).toBe(0);
  });

  test("is read by itself when customers do so", async () => {
    const { send, control, receiver, idle } = await startWorld({ settings: { autoRead: true } });
    await opened({ control });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered", "read"]);
  });

  test("may skip delivered when it is read as it arrives, and then carries its price with read", async () => {
    const { send, control, receiver, idle } = await startWorld({ settings: { skipDelivered: true } });
    await opened({ control });
    await control("PATCH customers/marta", { chatOpen: true });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "read"]);
    expect(receiver.updates("statuses")[1]?.pricing).toMatchObject({ category: "service" });
  });

  test("costs something after the month's free ones", async () => {
    const { send, control, receiver, idle } = await startWorld({ settings: { freeServiceMessages: 1 } });
    await opened({ control });
    await send(textTo(MARTA, "first"));
    await idle();
    await send(textTo(MARTA, "second"));
    await idle();
    expect(receiver.updates("statuses").map(({ pricing }) => pricing?.type)).toEqual([
      "free_customer_service",
      "free_customer_service",
      "regular",
      "regular",
    ]);
  });

  test("to a number that is not on WhatsApp fails later with 131026", async () => {
    const { send, receiver, idle } = await startWorld();
    expect((await send(textTo("+351999000111"))).status).toBe(200);
    await idle();
    expect(receiver.updates("statuses")).toEqual([
      expect.objectContaining({
        status: "failed",
        recipient_id: "351999000111",
        errors: [expect.objectContaining({ code: 131026 })],
      }),
    ]);
  });

  test("to someone who has blocked us fails later with 131026, and reaches nobody", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await control("PATCH customers/marta", { blocksUs: true });
    expect((await send(textTo(MARTA))).status).toBe(200);
    await idle();
    expect(statusesOf(receiver)).toEqual(["failed"]);
    expect((await control("POST customers/marta/messages", { type: "text", text: "Hi" })).status).toBe(409);
  });

  test("quotes the message it answers", async () => {
    const { send, control } = await startWorld();
    const { body: theirs } = await opened({ control });
    await send(textTo(MARTA, "Here", { context: { message_id: theirs.id } }));
    const { body } = await control("GET customers/marta/messages/wait?text=Here");
    expect(body.quotedId).toBe(theirs.id);
  });
});

describe("airplane mode", () => {
  test("holds back what comes, which arrives when the phone is online again", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await control("PATCH customers/marta", { online: false });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent"]);
    expect((await control("GET customers/marta")).body).toMatchObject({ toReceive: 1, toSend: 0 });
    await control("PATCH customers/marta", { online: true });
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered"]);
  });

  test("holds back what is written, which then arrives in order with the time Meta received it", async () => {
    let time = Date.parse("2026-11-24T14:00:00Z");
    const { control, receiver, idle } = await startWorld({ now: () => new Date(time) });
    await control("PATCH customers/marta", { online: false });
    for (const text of ["One", "Two"]) await control("POST customers/marta/messages", { type: "text", text });
    await idle();
    expect(receiver.posts).toEqual([]);
    expect((await control("GET customers/marta")).body).toMatchObject({ toSend: 2, lastInboundAt: null });
    time += HOUR_MS;
    await control("PATCH customers/marta", { online: true });
    await idle();
    expect(receiver.updates("messages").map(({ text }) => text?.body)).toEqual(["One", "Two"]);
    expect(receiver.updates("messages")[0]?.timestamp).toBe(String(time / 1_000));
    expect((await control("GET customers/marta")).body).toMatchObject({ toSend: 0, lastInboundAt: time });
  });
});

describe("the service window", () => {
  test("closes 24 hours after the customer wrote: free text then fails with 131047, and a new message opens it", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    await control("POST clock", { customerId: "marta", windowLeftMs: 20_000 });
    await send(textTo(MARTA, "still open"));
    await idle();
    await control("POST clock", { customerId: "marta", windowLeftMs: 0 });
    await send(textTo(MARTA, "too late"));
    await idle();
    expect(statusesOf(receiver)).toEqual(["sent", "delivered", "failed"]);
    expect(receiver.updates("statuses")[2]?.errors?.[0]).toMatchObject({
      code: 131047,
      title: "Re-engagement message",
      message: "Re-engagement message",
      error_data: { details: expect.stringContaining("24 hours") },
    });
    await opened({ control });
    await send(textTo(MARTA, "open again"));
    await control("GET customers/marta/messages/wait?text=open again&status=delivered");
  });

  test("is closed to someone who has never written, and refuses at once when set so", async () => {
    const { send } = await startWorld({ settings: { windowRefusal: "sync" } });
    const { status, body } = await send(textTo(MARTA));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 131047, message: "(#131047) Re-engagement message" });
  });

  test("is not opened by a reaction of the customer, nor by what we send", async () => {
    const { send, control, idle } = await startWorld();
    const { body } = await opened({ control });
    await send(textTo(MARTA, "Hi"));
    await idle();
    await control("POST clock", { advanceMs: 25 * HOUR_MS });
    const closesAt = Number(body.at) + 24 * HOUR_MS;
    const { body: ours } = await control("GET customers/marta/messages?text=Hi");
    await control("POST customers/marta/reactions", { messageId: ours.messages?.[0]?.id, emoji: "👍" });
    await idle();
    expect((await control("GET customers/marta")).body.windowClosesAt).toBe(closesAt);
  });

  test("does not open by a message that arrives a day late", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", { type: "text", text: "Old news", lateMs: 25 * HOUR_MS });
    await send(textTo(MARTA));
    await idle();
    expect(statusesOf(receiver)).toEqual(["failed"]);
  });
});

describe("a customer without a phone number", () => {
  test("is told by BSUID and username alone, and reached by it", async () => {
    const { send, control, receiver, idle } = await startWorld();
    const userId = "PT.88214077315562431";
    await control("POST customers/kitefisher/messages", { type: "text", text: "Hello?" });
    await send({ messaging_product: "whatsapp", recipient: userId, type: "text", text: { body: "Here" } });
    await idle();
    const [inbound] = receiver.values();
    expect(inbound?.contacts).toEqual([{ profile: { username: "kitefisher" }, user_id: userId }]);
    expect(inbound?.messages?.[0]).toMatchObject({ from_user_id: userId });
    expect(inbound?.messages?.[0]).not.toHaveProperty("from");
    const statuses = receiver.updates("statuses");
    expect(statuses.map(({ status }) => status)).toEqual(["sent", "delivered"]);
    for (const status of statuses) {
      expect(status.recipient_user_id).toBe(userId);
      expect(status).not.toHaveProperty("recipient_id");
    }
  });
});

describe("what customers send", () => {
  test.each([
    [
      "an image",
      { type: "image", caption: "See?" },
      { type: "image", image: { mime_type: "image/jpeg", caption: "See?", id: expect.any(String) } },
    ],
    ["a voice note", { type: "voice" }, { type: "audio", audio: { voice: true, mime_type: "audio/ogg; codecs=opus" } }],
    ["a document", { type: "document", filename: "a.pdf" }, { type: "document", document: { filename: "a.pdf" } }],
    ["a sticker", { type: "sticker" }, { type: "sticker", sticker: { animated: false } }],
    [
      "a place",
      { type: "location", name: "Home" },
      { type: "location", location: { name: "Home", latitude: expect.any(Number) } },
    ],
    [
      "a contact card",
      { type: "contacts", name: "Ana Lima" },
      { type: "contacts", contacts: [{ name: { formatted_name: "Ana Lima" } }] },
    ],
    ["something unsupported", { type: "unsupported" }, { type: "unsupported", errors: [{ code: 131051 }] }],
    [
      "anything of Meta's",
      { type: "raw", message: { type: "order", order: { catalog_id: "1", product_items: [] } } },
      { type: "order", order: { catalog_id: "1" } },
    ],
  ])("arrives as Meta tells it: %s", async (_what, draft, told) => {
    const { control, receiver, idle } = await startWorld();
    await control("POST customers/marta/messages", draft);
    await idle();
    expect(receiver.updates("messages")[0]).toMatchObject(told);
  });

  test("quotes and reactions name the message they are about; a taken-back reaction has no emoji", async () => {
    const { send, control, receiver, idle } = await startWorld();
    await opened({ control });
    const { body } = await send(textTo(MARTA));
    const wamid = body.messages?.[0]?.id;
    await idle();
    await control("POST customers/marta/messages", { type: "text", text: "Yes", replyTo: wamid });
    await control("POST customers/marta/reactions", { messageId: wamid, emoji: "👍" });
    await control("POST customers/marta/reactions", { messageId: wamid, emoji: "" });
    await idle();
    const [, quote, reaction, removal] = receiver.updates("messages");
    expect(quote?.context).toEqual({ from: "351210000100", id: wamid });
    expect(reaction?.reaction).toEqual({ message_id: wamid, emoji: "👍" });
    expect(removal?.reaction).toEqual({ message_id: wamid });
  });

  test("a burst of 50 arrives whole and in order", async () => {
    const { control, receiver, idle } = await startWorld();
    await control("POST customers/marta/burst");
    await idle();
    const texts = receiver.updates("messages").map(({ text }) => String(text?.body));
    expect(texts).toEqual(Array.from({ length: 50 }, (_, index) => `Message ${index + 1} of 50`));
  });

  test("carries the number it was written to", async () => {
    const { control, receiver, idle } = await startWorld();
    await opened({ control });
    await idle();
    expect(receiver.values()[0]).toMatchObject({
      messaging_product: "whatsapp",
      metadata: { display_phone_number: "351210000100", phone_number_id: CREDENTIALS.phoneNumberId },
      contacts: [{ profile: { name: "Marta Oliveira" }, wa_id: "351912555014", user_id: "PT.88214077315562014" }],
    });
  });
});

function opened({ control }: Pick<SimulatedWorld, "control">) {
  return control("POST customers/marta/messages", { type: "text", text: "Olá!" });
}

function statusesOf(receiver: SimulatedWorld["receiver"]): string[] {
  return receiver.updates("statuses").map(({ status }) => String(status));
}
