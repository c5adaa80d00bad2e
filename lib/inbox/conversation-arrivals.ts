import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";
import type { InboundMessage } from "./inbound-messages";

/** Something that arrived, and between whom. */
export type Arrival<Event> = { event: Event; pair: { numberId: string; contactId: string }; happenedAt: Date };

/**
 * The conversation of each number and contact, made where there is none. Answers ids by "numberId:contactId".
 */
export async function openConversations(tx: Tx, arrivals: readonly Arrival<unknown>[], now: Date): Promise<Map<string, string>> {
  const pairs = new Map(arrivals.map(({ pair, happenedAt }) => [`${pair.numberId}:${pair.contactId}`, { ...pair, happenedAt }]));
  if (pairs.size === 0) return new Map();
  const rows = JSON.stringify([...pairs.values()].map((pair) => ({ ...pair, id: uuidv7() })));
  await tx.$executeRaw`
    INSERT INTO conversation (id, number_id, contact_id, last_activity_at, created_at)
    SELECT id, "numberId", "contactId", "happenedAt", ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "numberId" uuid, "contactId" uuid, "happenedAt" timestamptz)
    ON CONFLICT (number_id, contact_id) DO NOTHING`;
  const found = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT c.id, c.number_id || ':' || c.contact_id AS key
    FROM jsonb_to_recordset(${rows}::jsonb) AS row("numberId" uuid, "contactId" uuid)
    JOIN conversation c ON c.number_id = row."numberId" AND c.contact_id = row."contactId"`;
  return new Map(found.map(({ key, id }) => [key, id]));
}

type Facts = {
  id: string;
  lastInboundAt: Date | null;
  windowRefusedAt: Date | null;
  lastActivityAt: Date;
  lastMessageId: string | null;
  lastMessageAt: Date | null;
  lastOutboundAt: Date | null;
  unansweredSince: Date | null;
  state: "open" | "snoozed" | "resolved";
};

/**
 * Brings conversations up to date with messages just stored: newest message, unread, window, unanswered. A message
 * reopens a resolved conversation; a reaction does not, nor is it unread, nor a question. Answers the ids that changed.
 */
export async function recordArrivals(tx: Tx, inserted: readonly InboundMessage[], now: Date): Promise<string[]> {
  const byConversation = new Map<string, InboundMessage[]>();
  for (const message of inserted) {
    const group = byConversation.get(message.conversationId);
    if (group) group.push(message);
    else byConversation.set(message.conversationId, [message]);
  }
  const ids = [...byConversation.keys()];
  if (ids.length === 0) return [];
  const facts = await loadFacts(tx, ids);
  const updates = facts.map((conversation) => advance(conversation, byConversation.get(conversation.id) ?? []));
  await store(tx, updates);
  await recordReopenings(tx, facts, updates, now);
  return ids;
}

function loadFacts(tx: Tx, ids: readonly string[]): Promise<Facts[]> {
  return tx.$queryRaw<Facts[]>`
    SELECT c.id, c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt", c.last_activity_at AS "lastActivityAt",
      c.last_message_id AS "lastMessageId", m.happened_at AS "lastMessageAt", c.last_outbound_at AS "lastOutboundAt",
      c.unanswered_since AS "unansweredSince", c.state::text AS state
    FROM conversation c LEFT JOIN message m ON m.id = c.last_message_id
    WHERE c.id = ANY(${ids}::uuid[]) ORDER BY c.id FOR UPDATE OF c`;
}

function advance(conversation: Facts, arrived: readonly InboundMessage[]) {
  const next = { ...conversation, unread: 0 };
  for (const message of arrived) {
    next.lastActivityAt = latest(next.lastActivityAt, message.happenedAt);
    const isTakenBack = message.type === "reaction" && message.body === "";
    if (!isTakenBack) showIfNewest(next, message);
    if (message.opensWindow) next.lastInboundAt = latest(next.lastInboundAt, message.happenedAt);
    if (message.type === "reaction") continue;
    next.unread += 1;
    next.state = "open";
    const isAnswered = next.lastOutboundAt !== null && message.happenedAt <= next.lastOutboundAt;
    if (!isAnswered) next.unansweredSince = earliest(next.unansweredSince, message.happenedAt);
  }
  return { ...next, windowClosesAt: serviceWindowClosesAt(next) };
}

function showIfNewest(next: Facts, { id, happenedAt }: InboundMessage): void {
  const isNewest =
    next.lastMessageAt === null ||
    happenedAt > next.lastMessageAt ||
    (happenedAt.getTime() === next.lastMessageAt.getTime() && id > (next.lastMessageId ?? ""));
  if (!isNewest) return;
  next.lastMessageId = id;
  next.lastMessageAt = happenedAt;
}

async function store(tx: Tx, updates: readonly ReturnType<typeof advance>[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation c SET
      last_inbound_at = row."lastInboundAt", window_closes_at = row."windowClosesAt", last_activity_at = row."lastActivityAt",
      last_message_id = row."lastMessageId", unanswered_since = row."unansweredSince", unread_count = c.unread_count + row.unread,
      state = row.state::"ConversationState", resolved_at = CASE WHEN row.state = 'resolved' THEN c.resolved_at END
    FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) AS row(
      id uuid, "lastInboundAt" timestamptz, "windowClosesAt" timestamptz, "lastActivityAt" timestamptz, "lastMessageId" uuid,
      "unansweredSince" timestamptz, unread int, state text)
    WHERE c.id = row.id`;
}

async function recordReopenings(tx: Tx, before: readonly Facts[], after: readonly { id: string; state: string }[], now: Date) {
  const wasResolved = new Set(before.filter(({ state }) => state === "resolved").map(({ id }) => id));
  const reopened = after.filter(({ id, state }) => state === "open" && wasResolved.has(id));
  if (reopened.length === 0) return;
  await tx.conversationEvent.createMany({
    data: reopened.map(({ id }) => ({ id: uuidv7(), conversationId: id, kind: "reopened", happenedAt: now })),
  });
}

function latest(known: Date | null, seen: Date): Date {
  return known !== null && known >= seen ? known : seen;
}

function earliest(known: Date | null, seen: Date): Date {
  return known !== null && known <= seen ? known : seen;
}
