import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Interactive } from "@/lib/contract/interactive";
import type { ReplyInput } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { sendReply } from "@/lib/inbox/replies";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { log } from "@/lib/log";
import { createClient } from "@/lib/whatsapp/client";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { temporaryStore } from "@/tests/support/files";
import { givenAgent, receiveDeliveries, theConversation } from "@/tests/support/inbox";
import { givenEmptyInbox } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

// The simulator's rules were written from Meta's documents, not from our client: what it takes, we say right.
const now = () => new Date();
const world = await startSimulatedWorld({ now, settings: { windowRefusal: "sync" } });
afterAll(() => world.end());

const client = createClient({ apiUrl: world.url, version: "v26.0", ...CREDENTIALS, now });
const context: SendingContext = { clientFor: async () => client, storage: temporaryStore(), now, log };
const agent = await givenAgent();

let ingested = 0;

beforeEach(async () => {
  await world.control("POST reset", {});
  await world.control("PATCH settings", { scale: 0, windowRefusal: "sync" });
  await givenEmptyInbox();
  ingested = world.receiver.posts.length;
});

async function settle() {
  await world.idle();
  const posts = world.receiver.posts.slice(ingested);
  ingested += posts.length;
  await receiveDeliveries(
    posts.map(({ raw }) => Buffer.from(raw)),
    now(),
  );
}

type Unsent = ReplyInput extends infer Reply ? (Reply extends ReplyInput ? Omit<Reply, "clientMessageId"> : never) : never;

/** Sends one to a customer who has just written, and answers how far it came, with Meta's reason if it failed. */
async function send(customer: string, unsent: Unsent) {
  await world.control(`POST customers/${customer}/messages`, { type: "text", text: "Olá!" });
  await settle();
  const { id: conversationId } = await theConversation();
  const quotable = await db().message.findFirstOrThrow({ where: { direction: "inbound" } });
  const quoting = unsent.kind === "forward" ? {} : { quotedMessageId: quotable.id };
  const reply = { ...unsent, ...quoting, clientMessageId: uuidv7() } as ReplyInput;
  const { id } = await sendReply(agent, conversationId, reply, now());
  await deliverConversation(conversationId, context);
  await settle();
  const { status, error } = await db().message.findUniqueOrThrow({ where: { id } });
  return { status, error };
}

const DELIVERED = { status: "delivered", error: null };

const FILES = [
  ["image", "image/png", "receipt.png"],
  ["image", "image/jpeg", "mug.jpg"],
  ["video", "video/mp4", "parcel.mp4"],
  ["document", "application/pdf", "order-48213.pdf"],
  ["sticker", "image/webp", "sticker.webp"],
  ["audio", "audio/ogg; codecs=opus", "tune.ogg"],
] as const;

const sample = async (mimeType: string, fileName: string) =>
  givenFile(agent.id, { mimeType, fileName }, await readFile(join("simulator/samples", fileName)));

const link = { label: "Open", url: "https://a.example/x" };
const picture = (fileId: string) => ({ type: "image" as const, fileId });
const button = (id: string) => [{ id, title: `Take ${id}` }];

const INTERACTIVE: [string, (fileId: string) => Interactive][] = [
  ["buttons", (id) => ({ type: "button", header: picture(id), body: "Keep it?", footer: "Ribeira", buttons: button("a") })],
  [
    "a list",
    () => ({
      type: "list",
      body: "Which?",
      button: "Choose",
      sections: [{ title: "Lisbon", rows: [{ id: "a", title: "Chiado", description: "Until 8" }] }],
    }),
  ],
  ["a link", () => ({ type: "cta_url", body: "See", link })],
  ["a request for the place", () => ({ type: "location_request_message", body: "Where?" })],
  ["a Flow", () => ({ type: "flow", body: "Book", label: "Book now", flowId: "123", mode: "published", screen: "DATES" })],
  ["a product", () => ({ type: "product", catalogId: "c1", productId: "p1" })],
  [
    "products",
    () => ({
      type: "product_list",
      header: { type: "text", text: "Mugs" },
      body: "Ours",
      catalogId: "c1",
      sections: [{ title: "Blue", productIds: ["p1", "p2"] }],
    }),
  ],
  ["the catalogue", () => ({ type: "catalog_message", body: "All", thumbnailProductId: "p1" })],
  [
    "cards with links",
    (id) => ({
      type: "carousel",
      body: "New",
      cards: [
        { header: picture(id), body: "Blue", link },
        { header: picture(id), link },
      ],
    }),
  ],
  [
    "cards with quick replies",
    (id) => ({
      type: "carousel",
      body: "New",
      cards: [
        { header: picture(id), buttons: button("a") },
        { header: picture(id), buttons: button("b") },
      ],
    }),
  ],
  ["cards with products", () => ({ type: "product_carousel", body: "New", catalogId: "c1", productIds: ["p1", "p2"] })],
  ["a question whether we may call", () => ({ type: "call_permission_request", body: "May we?" })],
  ["a call button", () => ({ type: "voice_call", body: "Talk", label: "Call", minutes: 60 })],
  ["a question for the number", () => ({ type: "request_contact_info", body: "Your number?" })],
];

describe.each(["marta", "kitefisher"])("to %s", (customer) => {
  it.each(FILES)("a file as %s (%s) is taken", async (as, mimeType, fileName) => {
    const fileId = await sample(mimeType, fileName);

    expect(await send(customer, { kind: "media", fileId, as })).toEqual(DELIVERED);
  });

  it("a voice note, a place and cards are taken", async () => {
    const fileId = await sample("audio/ogg; codecs=opus", "voice-note.ogg");
    const card = { name: "Ana Lopes", phones: [{ phone: "+34600111222" }], emails: [], urls: [], addresses: [{ text: "Rua 1" }] };

    expect(await send(customer, { kind: "media", fileId, as: "audio", isVoice: true })).toEqual(DELIVERED);
    expect(await send(customer, { kind: "location", latitude: 38.7, longitude: -9.1, name: "Ribeira" })).toEqual(DELIVERED);
    expect(await send(customer, { kind: "contacts", cards: [card] })).toEqual(DELIVERED);
  });

  it.each(INTERACTIVE)("%s is taken", async (_name, make) => {
    const fileId = await sample("image/png", "receipt.png");

    expect(await send(customer, { kind: "interactive", interactive: make(fileId) })).toEqual(DELIVERED);
  });
});

it("an address form is taken, and fails on a phone outside India with the reason", async () => {
  const interactive: Interactive = { type: "address_message", body: "Where to?" };

  expect(await send("marta", { kind: "interactive", interactive })).toMatchObject({ status: "failed", error: { code: 1026 } });
});
