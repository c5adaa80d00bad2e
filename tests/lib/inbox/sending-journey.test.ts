import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { ReplyInput } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { markRead } from "@/lib/inbox/read-markers";
import { markReadAtWhatsApp, showTyping } from "@/lib/inbox/read-receipts";
import { sendReply } from "@/lib/inbox/replies";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { listTemplates, refreshTemplates } from "@/lib/inbox/templates";
import { log } from "@/lib/log";
import { createClient } from "@/lib/whatsapp/client";
import { CREDENTIALS, startSimulatedWorld } from "@/tests/simulator/simulated-world";
import { temporaryStore } from "@/tests/support/files";
import { givenAgent, receiveDeliveries, theConversation } from "@/tests/support/inbox";
import { givenEmptyInbox } from "@/tests/support/sending";

// The simulator's rules were written from Meta's documents, not from our client: what it takes, we say right.
const offset = { ms: 0 };
const now = () => new Date(Date.now() + offset.ms);
const world = await startSimulatedWorld({ now, settings: { autoRead: true, windowRefusal: "sync" } });
afterAll(() => world.end());

const client = createClient({ apiUrl: world.url, version: "v26.0", ...CREDENTIALS, now });
const context: SendingContext = { clientFor: async () => client, storage: temporaryStore(), now, log };
const agent = await givenAgent();

let numberId: string;
let ingested = 0;

beforeEach(async () => {
  await world.control("POST reset", {});
  await world.control("PATCH settings", { scale: 0, autoRead: true, windowRefusal: "sync" });
  numberId = await givenEmptyInbox();
  ingested = world.receiver.posts.length;
});

/** Lets the simulator say all it has to say, and takes it in. */
async function settle() {
  await world.idle();
  const posts = world.receiver.posts.slice(ingested);
  ingested += posts.length;
  await receiveDeliveries(
    posts.map(({ raw }) => Buffer.from(raw)),
    now(),
  );
}

async function givenMessageFrom(customer: string, text: string) {
  await world.control(`POST customers/${customer}/messages`, { type: "text", text });
  await settle();
  const { id } = await theConversation();
  return id;
}

type Unsent = ReplyInput extends infer Reply ? (Reply extends ReplyInput ? Omit<Reply, "clientMessageId"> : never) : never;

/** Replies, sends and waits for what the phone answers. */
async function reply(conversationId: string, unsent: Unsent) {
  const view = await sendReply(agent, conversationId, { ...unsent, clientMessageId: uuidv7() }, now());
  await deliverConversation(conversationId, context);
  await settle();
  return db().message.findUniqueOrThrow({ where: { id: view.id } });
}

const onThePhone = async (customer: string) => [
  ...((await world.control(`GET customers/${customer}/messages`)).body.messages ?? []),
];

it.each(["marta", "kitefisher"])("a text, a quote, a reaction and a template reach %s's phone and are read", async (customer) => {
  const conversationId = await givenMessageFrom(customer, "Olá!");
  const inbound = await db().message.findFirstOrThrow({ where: { direction: "inbound" } });
  await refreshTemplates(agent, numberId, context);
  const { templates } = await listTemplates(agent, numberId);
  const template = templates.find(({ name, language }) => name === "delivery_update" && language === "en");
  const values = Object.fromEntries((template?.variables ?? []).map(({ key }) => [key, "48213"]));

  const sent = [
    await reply(conversationId, { kind: "text", text: "Bom dia! https://ribeira.example" }),
    await reply(conversationId, { kind: "text", text: "This one", quotedMessageId: inbound.id }),
    await reply(conversationId, { kind: "template", templateId: template?.id ?? "", values }),
  ];
  const reaction = await reply(conversationId, { kind: "reaction", targetMessageId: inbound.id, emoji: "👍" });

  expect(sent.map(({ status, error }) => [status, error])).toEqual([
    ["read", null],
    ["read", null],
    ["read", null],
  ]);
  expect(reaction).toMatchObject({ status: "sent", error: null });
  const texts = (await onThePhone(customer)).filter((message) => String(message.direction) === "outbound");
  expect(texts.length).toBeGreaterThanOrEqual(3);
});

it("opening and typing are told to the phone", async () => {
  const conversationId = await givenMessageFrom("marta", "Olá!");
  const inbound = await db().message.findFirstOrThrow({ where: { direction: "inbound" } });
  await showTyping(conversationId, context);
  await markRead(agent, conversationId, inbound.id);
  await markReadAtWhatsApp(conversationId, context);

  expect(await db().conversation.findFirstOrThrow()).toMatchObject({ waReadUpTo: inbound.wamid });
  expect(await onThePhone("marta")).toMatchObject([{ id: inbound.wamid, status: "read" }]);
});

it("an answer that is lost on the way is settled by the status, and nothing arrives twice", async () => {
  const conversationId = await givenMessageFrom("marta", "Olá!");
  await world.control("POST failures", { kind: "answer-lost" });
  const lost = await reply(conversationId, { kind: "text", text: "Did you get this?" });
  await deliverConversation(conversationId, context);

  expect(lost).toMatchObject({ status: "read", attempts: 1 });
  const arrived = (await onThePhone("marta")).filter((message) => String(message.text) === "Did you get this?");
  expect(arrived).toHaveLength(1);
});

it("Meta's 131047 closes a window that we thought open, until the contact writes again", async () => {
  const conversationId = await givenMessageFrom("marta", "Olá!");
  await world.control("POST failures", { code: 131047, arrival: "sync" });
  expect(await reply(conversationId, { kind: "text", text: "Still there?" })).toMatchObject({
    status: "failed",
    errorCode: 131047,
  });
  await expect(reply(conversationId, { kind: "text", text: "Hello?" })).rejects.toMatchObject({ code: "service_window_closed" });

  // Meta's clock counts seconds: a message in the second of the refusal is not newer than it.
  offset.ms += 2_000;
  await givenMessageFrom("marta", "Here I am");
  expect(await reply(conversationId, { kind: "text", text: "Good!" })).toMatchObject({ status: "read" });
});
