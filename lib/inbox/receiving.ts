import type { Tx } from "@/lib/db";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import { recordCalls } from "./calls";
import type { Consequences } from "./consequences";
import { openConversations, recordArrivals, type Touch, touchOf } from "./conversation-arrivals";
import { deriveAttention } from "./conversation-facts";
import { recordInboundAttachments } from "./inbound-attachments";
import { type InboundMessage, insertInbound } from "./inbound-messages";
import { recordPreferences } from "./marketing-preferences";
import { amendMessages } from "./message-amendments";
import { toInboundMessages, toPastMessages } from "./message-rows";
import { adoptEchoes } from "./own-echoes";
import { completePast, reviveHistory } from "./past-messages";
import { isExchange, type Placed, placeEvents } from "./placing";
import { recordAnswers } from "./response-times";
import { wakeAwaitedReplies } from "./scheduled-sending";
import { recordRefusals } from "./service-window-refusals";
import { applyParkedStatuses } from "./statuses";
import { recordTemplateReplies } from "./template-replies";
import type { Tally } from "./webhook-tally";

/**
 * Stores what contacts wrote and did, and what others wrote to them in our name: contacts, conversations, messages, reactions,
 * calls, unread, window; each once. Answers what could not be stored because its phone number is not one of ours.
 */
export async function receive(tx: Tx, events: readonly WebhookEvent[], now: Date, consequences: Consequences): Promise<Tally[]> {
  const numbers = await loadNumbers(tx, events);
  const { arrivals, changedConversations, lost } = await placeEvents(tx, events, numbers);
  for (const id of changedConversations) consequences.conversations.add(id);
  const placed = await openConversations(tx, arrivals, now);

  const messages = toInboundMessages(placed);
  const adopted = await adoptEchoes(tx, messages, consequences);
  const { inserted: added, known, handedOver } = await insertInbound(tx, messages);
  for (const { conversationId } of handedOver) consequences.conversations.add(conversationId);
  const inserted = [...added, ...(await reviveHistory(tx, known))];
  const completed = await completePast(tx, toPastMessages(placed));
  for (const { conversationId } of completed) consequences.conversations.add(conversationId);
  const stored = [...inserted, ...completed];
  await recordInboundAttachments(tx, stored, now, consequences);
  await recordTemplateReplies(tx, inserted);
  for (const id of await amendMessages(tx, stored)) consequences.conversations.add(id);
  await recordPreferences(tx, placed.filter(isOf("preference")));
  await closeWindowsOfTheMoved(tx, placed);
  const calls = await recordCalls(tx, placed.filter(isOf("call")));

  const touches = [...inserted.map(touchOf), ...placed.filter(isOf("preference")).map(toTouch), ...calls];
  for (const id of await recordArrivals(tx, touches, now)) consequences.conversations.add(id);
  const called = [...new Set(calls.map(({ conversationId }) => conversationId))];
  await deriveAttention(tx, called);
  await recordAnswers(tx, calls);
  await wakeAwaitedReplies(tx, [...inserted, ...handedOver], consequences);
  await applyParkedStatuses(tx, [...adopted, ...wamidsOfOthers(inserted)], consequences);
  return [...unknownNumbers(events, numbers), ...lost.map(() => ({ kind: "field", key: "history.nobody" }))];
}

/** Our ids of the numbers that the events are about, by Meta's. */
async function loadNumbers(tx: Tx, events: readonly WebhookEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.flatMap(({ phoneNumberId }) => (phoneNumberId === null ? [] : [phoneNumberId])))];
  if (ids.length === 0) return new Map();
  const rows = await tx.phoneNumber.findMany({
    where: { phoneNumberId: { in: ids } },
    select: { id: true, phoneNumberId: true },
  });
  return new Map(rows.map(({ id, phoneNumberId }) => [phoneNumberId, id]));
}

function isOf<Kind extends Placed["event"]["kind"]>(kind: Kind) {
  type Event = Extract<Placed["event"], { kind: Kind }>;
  return (placed: Placed): placed is Placed & { event: Event } => placed.event.kind === kind;
}

/** Whoever has a new number, or user id, has not written with it: the window was the former one's. */
async function closeWindowsOfTheMoved(tx: Tx, placed: readonly Placed[]): Promise<void> {
  const moved = placed.filter(isOf("system")).filter(({ event }) => event.previous !== null);
  await recordRefusals(
    tx,
    moved.map(({ event, conversationId }) => ({ conversationId, refusedAt: event.happenedAt })),
  );
}

function toTouch({ event, conversationId }: Placed): Touch {
  const { happenedAt } = event;
  const nothing = { opensWindow: false, asks: false, reopens: false, answers: false, isHistory: false };
  return { conversationId, happenedAt, messageId: null, ...nothing };
}

/** What somebody else sent is known only now: its statuses may have been here before. */
function wamidsOfOthers(inserted: readonly InboundMessage[]): string[] {
  return inserted.filter(({ direction }) => direction === "outbound").map(({ wamid }) => wamid);
}

function unknownNumbers(events: readonly WebhookEvent[], numbers: ReadonlyMap<string, string>): Tally[] {
  return events.flatMap((event) => {
    const { phoneNumberId } = event;
    const isUnknown = phoneNumberId === null ? isExchange(event) : !numbers.has(phoneNumberId);
    return isUnknown ? [{ kind: "unknown_number", key: phoneNumberId ?? "none" }] : [];
  });
}
