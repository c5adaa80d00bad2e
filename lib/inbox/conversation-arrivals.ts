import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";
import { deriveLastMessage } from "./conversation-facts";
import type { InboundMessage } from "./inbound-messages";
import type { Arrival, ExchangeEvent, Placed } from "./placing";
import { recordAnswers } from "./response-times";

/** Puts each arrival in the conversation of its number and contact, made where there is none: resolved, if all of it is history. */
export async function openConversations(tx: Tx, arrivals: readonly Arrival[], now: Date): Promise<Placed[]> {
  const live = new Set(arrivals.filter(({ event }) => !isHistory(event)).map(keyOf));
  const pairs = new Map(
    arrivals.map(({ numberId, contactId, event }) => {
      const key = keyOf({ numberId, contactId });
      return [
        key,
        { id: uuidv7(), numberId, contactId, happenedAt: event.happenedAt, state: live.has(key) ? "open" : "resolved" },
      ];
    }),
  );
  if (pairs.size === 0) return [];
  const rows = JSON.stringify([...pairs.values()]);
  await tx.$executeRaw`
    INSERT INTO conversation (id, number_id, contact_id, last_activity_at, created_at, state)
    SELECT id, "numberId", "contactId", "happenedAt", ${now}, state
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS row(id uuid, "numberId" uuid, "contactId" uuid, "happenedAt" timestamptz, state "ConversationState")
    ON CONFLICT (number_id, contact_id) DO NOTHING`;
  const found = await tx.$queryRaw<{ id: string; numberId: string; contactId: string }[]>`
    SELECT c.id, c.number_id AS "numberId", c.contact_id AS "contactId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS row("numberId" uuid, "contactId" uuid)
    JOIN conversation c ON c.number_id = row."numberId" AND c.contact_id = row."contactId"`;
  const ids = new Map(found.map((conversation) => [keyOf(conversation), conversation.id]));
  return arrivals.map((arrival) => {
    const conversationId = ids.get(keyOf(arrival));
    if (!conversationId) throw new Error("A conversation that was not opened.");
    return { ...arrival, conversationId };
  });
}

function keyOf({ numberId, contactId }: Pick<Arrival, "numberId" | "contactId">): string {
  return `${numberId}:${contactId}`;
}

function isHistory(event: ExchangeEvent): boolean {
  return (event.kind === "message" || event.kind === "reaction") && event.past !== null;
}

/** What something that arrived does to its conversation. */
export type Touch = {
  conversationId: string;
  happenedAt: Date;
  /** The message that it is, if it is one. */
  messageId: string | null;
  opensWindow: boolean;
  /** It is unread, and waits for an answer. */
  asks: boolean;
  /** It brings a resolved conversation back. */
  reopens: boolean;
  /** Somebody wrote to the contact in our name. */
  answers: boolean;
  /** It is of before the number was here: it only stands in the thread, at its time. */
  isHistory: boolean;
};

/** What a message does. Whatever changes or notes something else is neither unread nor a question, and answers nothing. */
export function touchOf(message: InboundMessage): Touch {
  const { id: messageId, conversationId, happenedAt, type, direction, opensWindow, isHistory } = message;
  const isWritten = !SILENT_TYPES.has(type);
  const asks = direction === "inbound" && isWritten && !isHistory;
  const answers = direction === "outbound" && isWritten && !isHistory;
  return { conversationId, happenedAt, messageId, opensWindow, asks, reopens: asks, answers, isHistory };
}

const SILENT_TYPES = new Set(["reaction", "edit", "revoke", "system"]);

type Facts = {
  id: string;
  lastInboundAt: Date | null;
  windowRefusedAt: Date | null;
  lastActivityAt: Date;
  lastOutboundAt: Date | null;
  state: "open" | "snoozed" | "resolved";
  resolvedAt: Date | null;
};

/** Brings conversations up to date with what arrived: newest message, unread, window, who waits. Answers the ids that changed. */
export async function recordArrivals(tx: Tx, touches: readonly Touch[], now: Date): Promise<string[]> {
  const byConversation = new Map<string, Touch[]>();
  for (const touch of touches) {
    const group = byConversation.get(touch.conversationId);
    if (group) group.push(touch);
    else byConversation.set(touch.conversationId, [touch]);
  }
  const ids = [...byConversation.keys()];
  if (ids.length === 0) return [];
  const facts = await loadFacts(tx, ids);
  const updates = facts.map((conversation) => advance(conversation, byConversation.get(conversation.id) ?? []));
  await store(tx, updates);
  await deriveLastMessage(tx, ids);
  await recordAnswers(tx, touches.flatMap(toExchange));
  await recordReopenings(tx, facts, updates, now);
  return ids;
}

function toExchange({ asks, answers, messageId, conversationId }: Touch) {
  return (asks || answers) && messageId !== null ? [{ id: messageId, conversationId }] : [];
}

function loadFacts(tx: Tx, ids: readonly string[]): Promise<Facts[]> {
  return tx.$queryRaw<Facts[]>`
    SELECT c.id, c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt", c.last_activity_at AS "lastActivityAt",
      c.last_outbound_at AS "lastOutboundAt", c.state::text AS state, c.resolved_at AS "resolvedAt"
    FROM conversation c
    WHERE c.id = ANY(${ids}::uuid[]) ORDER BY c.id FOR UPDATE OF c`;
}

function advance(conversation: Facts, touches: readonly Touch[]) {
  const next = { ...conversation, unread: 0 };
  for (const touch of touches) {
    const { happenedAt, opensWindow, asks, answers } = touch;
    next.lastActivityAt = latest(next.lastActivityAt, happenedAt);
    if (opensWindow) next.lastInboundAt = latest(next.lastInboundAt, happenedAt);
    if (answers) next.lastOutboundAt = latest(next.lastOutboundAt, happenedAt);
    if (opens(touch, next)) next.state = "open";
    if (asks) next.unread += 1;
  }
  return { ...next, windowClosesAt: serviceWindowClosesAt(next) };
}

/** Nobody resolved what is nothing but history (see `resolvedAt` in the data model): whatever happens in it opens it. */
function opens({ reopens, isHistory }: Touch, { state, resolvedAt }: Facts): boolean {
  return reopens || (!isHistory && state === "resolved" && resolvedAt === null);
}

async function store(tx: Tx, updates: readonly ReturnType<typeof advance>[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation c SET
      last_inbound_at = row."lastInboundAt", window_closes_at = row."windowClosesAt", last_activity_at = row."lastActivityAt",
      last_outbound_at = row."lastOutboundAt", unread_count = c.unread_count + row.unread,
      state = row.state::"ConversationState", resolved_at = CASE WHEN row.state = 'resolved' THEN c.resolved_at END
    FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) AS row(
      id uuid, "lastInboundAt" timestamptz, "windowClosesAt" timestamptz, "lastActivityAt" timestamptz,
      "lastOutboundAt" timestamptz, unread int, state text)
    WHERE c.id = row.id`;
}

async function recordReopenings(tx: Tx, before: readonly Facts[], after: readonly { id: string; state: string }[], now: Date) {
  const wasResolved = new Set(before.filter(({ resolvedAt }) => resolvedAt !== null).map(({ id }) => id));
  const reopened = after.filter(({ id, state }) => state === "open" && wasResolved.has(id));
  if (reopened.length === 0) return;
  await tx.conversationEvent.createMany({
    data: reopened.map(({ id }) => ({ id: uuidv7(), conversationId: id, kind: "reopened", happenedAt: now })),
  });
}

function latest(known: Date | null, seen: Date): Date {
  return known !== null && known >= seen ? known : seen;
}
