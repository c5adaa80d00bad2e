import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { TAKEN_STATUSES } from "@/lib/whatsapp/delivery-status";
import { isNewest, standsAlone } from "./message-references";

/**
 * The messages of the contact's that ask for the team's attention, as a condition on `message i`: those are unread, and
 * unanswered. WhatsApp's own notices, calls that were taken, or still ring, and what was before the number was here do not.
 */
export const asksForAttention = Prisma.sql`i.direction = 'inbound' AND NOT i.is_history AND i.type NOT IN ('reaction', 'edit', 'revoke')
  AND i.type <> 'system' AND (i.type <> 'call' OR i.payload->>'outcome' = 'missed')`;

const TAKEN = Prisma.raw(TAKEN_STATUSES.map((status) => `'${status}'`).join(", "));

/**
 * The one place that says what answers, as a condition on `message a`: what a person wrote, here or wherever else they answer for
 * the number, and Meta took and did not fail afterwards. What waits, failed, or may have failed, answers nothing.
 */
export const isAnswer = Prisma.sql`a.direction = 'outbound' AND a.status IN (${TAKEN}) AND (a.agent_id IS NOT NULL OR a.source IS NOT NULL)
  AND NOT a.is_history AND a.type NOT IN ('reaction', 'edit', 'revoke', 'system', 'call')`;

/**
 * Until when a conversation's questions are answered, as an SQL expression; null = none is. `before` is a further condition on the
 * `message a` that count. A reply that was scheduled answers until it was written; such are few, and have an index of their own.
 */
export function answeredUntil(conversationId: Prisma.Sql, before: Prisma.Sql = Prisma.sql`true`): Prisma.Sql {
  const counts = Prisma.sql`a.conversation_id = ${conversationId} AND ${isAnswer} AND ${before}`;
  return Prisma.sql`greatest(
    (SELECT a.happened_at FROM message a WHERE ${counts} AND a.answers_until IS NULL ORDER BY a.happened_at DESC, a.id DESC LIMIT 1),
    (SELECT max(a.answers_until) FROM message a WHERE ${counts} AND a.answers_until IS NOT NULL))`;
}

/** Counts the unread anew, and finds anew since when the contact waits: where adding up what arrived would not do. */
export async function deriveAttention(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversation c SET
      unread_count = (SELECT count(*) FROM message i WHERE i.conversation_id = c.id AND ${asksForAttention}
        AND (c.read_up_to_id IS NULL OR i.id > c.read_up_to_id))
    WHERE c.id = ANY(${conversationIds}::uuid[])`;
  await deriveUnanswered(tx, conversationIds);
}

/** Finds anew since when the contacts wait for an answer. A group is not waiting: it can only be read here. */
export async function deriveUnanswered(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversation c SET
      unanswered_since = (SELECT min(i.happened_at) FROM message i WHERE i.conversation_id = c.id AND ${asksForAttention}
        AND i.happened_at > coalesce(${answeredUntil(Prisma.sql`c.id`)}, '-infinity'::timestamptz))
    FROM contact k WHERE k.id = c.contact_id AND NOT k.is_group AND c.id = ANY(${conversationIds}::uuid[])`;
}

/**
 * Finds anew the message that the list shows: the newest that the thread shows, or the newest reaction that stands. What was taken
 * back shows nothing, and what it stood on shows again.
 */
export async function deriveLastMessage(tx: Tx, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE conversation c SET
      last_message_id = (SELECT m.id FROM message m WHERE m.conversation_id = c.id AND m.type <> 'revoke'
        AND (m.type <> 'edit' OR ${standsAlone(Prisma.sql`m`)}) AND (m.type <> 'reaction' OR (m.body <> '' AND ${isNewest(Prisma.sql`m`)})) ORDER BY m.happened_at DESC, m.id DESC LIMIT 1)
    WHERE c.id = ANY(${conversationIds}::uuid[])`;
}
