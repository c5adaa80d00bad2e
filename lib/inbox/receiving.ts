import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import type { Consequences } from "./consequences";
import type { Sighting } from "./contact-resolution";
import { resolveContacts } from "./contacts";
import { type Arrival, openConversations, recordArrivals } from "./conversation-arrivals";
import { recordInboundAttachments } from "./inbound-attachments";
import { type InboundMessage, insertInbound } from "./inbound-messages";
import { recordContactReactions } from "./reactions";
import { wakeAwaitedReplies } from "./scheduled-sending";
import type { Tally } from "./webhook-tally";

type InboundEvent = Extract<WebhookEvent, { kind: "message" | "reaction" }>;
type StatusEvent = Extract<WebhookEvent, { kind: "status" }>;

/**
 * Stores what contacts wrote: contacts, conversations, messages, reactions, unread, window; each message once. Answers
 * what could not be stored because its phone number is not one of ours.
 */
export async function receive(tx: Tx, events: readonly WebhookEvent[], now: Date, consequences: Consequences): Promise<Tally[]> {
  const numbers = await loadNumbers(tx, events);
  const inbound = events.filter((event): event is InboundEvent => event.kind === "message" || event.kind === "reaction");
  const ours = inbound.filter(({ phoneNumberId }) => phoneNumberId !== null && numbers.has(phoneNumberId));
  const seen = new Map(ours.map((event) => [event, sighting(event.sender, event.happenedAt, true)]));
  const { contactOf, changedConversations } = await resolveContacts(tx, [...seen.values(), ...links(events)]);
  for (const id of changedConversations) consequences.conversations.add(id);

  const placed = ours.flatMap((event) => place(event, seen, numbers, contactOf));
  const conversations = await openConversations(tx, placed, now);
  const rows = uniqueByWamid(placed).map(({ event, pair }) => toInboundMessage(event, conversationOf(conversations, pair)));
  const inserted = await insertInbound(tx, rows);
  await recordInboundAttachments(tx, inserted, consequences);
  await recordContactReactions(tx, inserted);
  for (const id of await recordArrivals(tx, inserted, now)) consequences.conversations.add(id);
  await wakeAwaitedReplies(tx, inserted, consequences);
  return unknownNumbers(events, numbers);
}

async function loadNumbers(tx: Tx, events: readonly WebhookEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.flatMap(({ phoneNumberId }) => (phoneNumberId === null ? [] : [phoneNumberId])))];
  if (ids.length === 0) return new Map();
  const rows = await tx.phoneNumber.findMany({
    where: { phoneNumberId: { in: ids } },
    select: { id: true, phoneNumberId: true },
  });
  return new Map(rows.map(({ id, phoneNumberId }) => [phoneNumberId, id]));
}

function sighting(identity: InboundEvent["sender"], happenedAt: Date, creates: boolean): Sighting {
  return { ...identity, waId: identity.phone, phone: identity.phone && phoneKey(identity.phone), happenedAt, creates };
}

/** A status that names a phone and a BSUID together says that they are one person; its profile says nothing new. */
function links(events: readonly WebhookEvent[]): Sighting[] {
  return events
    .filter((event): event is StatusEvent => event.kind === "status" && Boolean(event.recipient.phone && event.recipient.userId))
    .map(({ recipient, happenedAt }) => ({ ...sighting(recipient, happenedAt, false), waId: null, profileName: null }));
}

function place(
  event: InboundEvent,
  seen: ReadonlyMap<InboundEvent, Sighting>,
  numbers: ReadonlyMap<string, string>,
  contactOf: (sighting: Sighting) => string | null,
): Arrival<InboundEvent>[] {
  const sighted = seen.get(event);
  const contactId = sighted && contactOf(sighted);
  const numberId = event.phoneNumberId && numbers.get(event.phoneNumberId);
  return contactId && numberId ? [{ event, pair: { numberId, contactId }, happenedAt: event.happenedAt }] : [];
}

function conversationOf(conversations: ReadonlyMap<string, string>, { numberId, contactId }: Arrival<unknown>["pair"]): string {
  const id = conversations.get(`${numberId}:${contactId}`);
  if (!id) throw new Error("A conversation that was not opened.");
  return id;
}

function uniqueByWamid(arrivals: readonly Arrival<InboundEvent>[]): Arrival<InboundEvent>[] {
  return [...new Map(arrivals.map((arrival) => [arrival.event.wamid, arrival] as const)).values()];
}

/** Ids are made in order of arrival, which is the order of unread messages and of messages in the same second. */
function toInboundMessage(event: InboundEvent, conversationId: string): InboundMessage {
  const common = { id: uuidv7(), conversationId, wamid: event.wamid, happenedAt: event.happenedAt, payload: event.payload };
  if (event.kind === "reaction") {
    return { ...common, type: "reaction", body: event.emoji, quotedWamid: event.targetWamid, opensWindow: false };
  }
  return { ...common, type: event.type, body: event.body, quotedWamid: event.quotedWamid, opensWindow: event.opensWindow };
}

function unknownNumbers(events: readonly WebhookEvent[], numbers: ReadonlyMap<string, string>): Tally[] {
  return events.flatMap(({ phoneNumberId }) =>
    phoneNumberId !== null && !numbers.has(phoneNumberId) ? [{ kind: "unknown_number", key: phoneNumberId }] : [],
  );
}
