import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { ensureNumber } from "@/lib/inbox/numbers";
import { listThread } from "@/lib/inbox/thread";
import { acceptWebhook } from "@/lib/inbox/webhooks";
import { wamidKey } from "@/lib/whatsapp/wamid";
import { batchOf, PHONE_NUMBER_ID, type Update, WABA_ID } from "./meta-webhook";

/** A whole minute, so that Meta's seconds and our milliseconds compare. */
export const NOON = new Date("2026-11-22T12:00:00Z");
export const NOON_SECONDS = NOON.getTime() / 1000;

const MAX_BATCHES = 10_000;

/** The number that the tests' webhooks are addressed to. */
export async function givenNumber(): Promise<string> {
  await ensureNumber({
    phoneNumberId: PHONE_NUMBER_ID,
    wabaId: WABA_ID,
    displayPhoneNumber: "351210000100",
    name: "Lisbon store",
  });
  const { id } = await db().phoneNumber.findUniqueOrThrow({ where: { phoneNumberId: PHONE_NUMBER_ID }, select: { id: true } });
  return id;
}

/** An active agent. Ada unless named otherwise. */
export async function givenAgent(name = "Ada", role: "agent" | "supervisor" | "admin" = "agent") {
  const id = `agent-${name.toLowerCase()}`;
  const email = `${name.toLowerCase()}@ribeira.example`;
  // Prisma's upsert looks before it writes: two at once would collide.
  await db().agent.createMany({ data: { id, name, email, role }, skipDuplicates: true });
  await db().agent.update({ where: { id }, data: { role, deactivatedAt: null } });
  const preferences = {
    locale: "en",
    theme: "system",
    listOrder: "activity",
    opensNextAfterResolve: true,
    takesOnReply: true,
  } as const;
  return { id, name, email, role, ...preferences } as const;
}

/** Accepts deliveries, in this order, and ingests until none waits. */
export async function receiveDeliveries(bodies: readonly Uint8Array[], now = NOON): Promise<void> {
  for (const body of bodies) await acceptWebhook(body);
  await ingestAll(now);
}

/** Ingests until no delivery waits. */
export async function ingestAll(now = NOON): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    if ((await ingestWebhooks(now)) === 0) return;
  }
  throw new Error("Ingest does not come to an end.");
}

/** The one conversation there is. */
export function theConversation() {
  return db().conversation.findFirstOrThrow({ include: { contact: true } });
}

/** What an agent sees of the only conversation. */
export async function theThread() {
  const { id } = await theConversation();
  return listThread(await givenAgent(), id, {});
}

/** Receives each update in a delivery of its own, in this order. */
export function receiveEach(...updates: Update[]): Promise<void> {
  return receiveDeliveries(updates.map((update) => batchOf([update])));
}

/** Receives updates in one delivery that came at this instant. */
export async function receiveAt(receivedAt: Date, ...updates: Update[]): Promise<void> {
  await keepAt(receivedAt, ...updates);
  await ingestAll();
}

/** Keeps updates in one delivery that came at this instant, to be ingested with the next. */
export async function keepAt(receivedAt: Date, ...updates: Update[]): Promise<void> {
  await db().webhookDelivery.create({ data: { body: batchOf(updates), receivedAt }, select: { id: true } });
}

/** An outbound message of ours, as the queue would have left it. */
export async function givenOutbound(
  conversationId: string,
  data: Partial<Prisma.MessageUncheckedCreateInput> = {},
): Promise<string> {
  const id = uuidv7();
  const message = {
    direction: "outbound",
    type: "text",
    status: "accepted",
    body: "Hello",
    payload: {},
    happenedAt: NOON,
    ...data,
    wamidKey: data.wamid ? wamidKey(data.wamid) : null,
  } as const;
  await db().message.create({ data: { id, conversationId, ...message } });
  return id;
}

/** Forgets everything that webhooks and agents made, between runs of a property. */
export async function forgetConversations(): Promise<void> {
  await db().$executeRaw`
    TRUNCATE conversation, contact, contact_alias, contact_merge, conversation_merge, message, parked_status,
      webhook_delivery, webhook_tally, conversation_event, draft, phone_book_entry, number_history, number_history_chunk CASCADE`;
}
