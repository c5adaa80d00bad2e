import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { loadBusinessTime } from "./business-hours";
import { businessSeconds } from "./business-time";
import { answeredUntil, asksForAttention, deriveUnanswered, isAnswer } from "./conversation-facts";

/** A message that asks, or that has begun to answer, or no longer does. */
export type ChangedExchange = { id: string; conversationId: string };

/** How many answers after a change may be the response to something else now: two, because a call moves to its earliest report. */
const FOLLOWING = 2;

type Measured = { id: string; happenedAt: Date; since: Date | null };

/**
 * Finds anew who waits, and what each reply was the response to, where questions came, and messages began to answer or ceased to: to
 * be called in the transaction that changes them, with their conversations locked.
 */
export async function recordAnswers(tx: Tx, changed: readonly ChangedExchange[]): Promise<void> {
  if (changed.length === 0) return;
  await deriveUnanswered(tx, [...new Set(changed.map(({ conversationId }) => conversationId))]);
  await measureResponses(
    tx,
    changed.map(({ id }) => id),
  );
}

/**
 * Measures the replies among these messages, and the answers that follow each: since when the contact had waited for it, and for how many seconds of
 * business time. Nobody waited for one that answers nothing, or that only adds to an answer. What was typed elsewhere is not measured.
 */
async function measureResponses(tx: Tx, messageIds: readonly string[]): Promise<void> {
  const earlier = Prisma.sql`(a.happened_at, a.id) < (m.happened_at, m.id)`;
  const measured = await tx.$queryRaw<Measured[]>`
    WITH changed AS (SELECT id, conversation_id, happened_at FROM message WHERE id = ANY(${messageIds}::uuid[])),
    affected AS (
      SELECT id FROM changed
      UNION
      SELECT next.id FROM changed x CROSS JOIN LATERAL (
        SELECT a.id FROM message a
        WHERE a.conversation_id = x.conversation_id AND ${isAnswer} AND (a.happened_at, a.id) > (x.happened_at, x.id)
        ORDER BY a.happened_at, a.id LIMIT ${FOLLOWING}::int) AS next)
    SELECT m.id, m.happened_at AS "happenedAt", (
      SELECT min(i.happened_at) FROM message i
      WHERE i.conversation_id = m.conversation_id AND ${asksForAttention}
        AND EXISTS (SELECT FROM message a WHERE a.id = m.id AND a.source IS NULL AND ${isAnswer})
        AND i.happened_at <= coalesce(m.answers_until, m.happened_at)
        AND i.happened_at > coalesce(${answeredUntil(Prisma.sql`m.conversation_id`, earlier)}, '-infinity'::timestamptz)) AS since
    FROM message m WHERE m.id IN (SELECT id FROM affected) AND m.direction = 'outbound'`;
  if (measured.length === 0) return;
  const hours = await loadBusinessTime(tx);
  const rows = measured.map(({ id, happenedAt, since }) => ({
    id,
    since,
    seconds: since && businessSeconds(hours, since, happenedAt),
  }));
  await tx.$executeRaw`
    UPDATE message m SET answers_since = row.since, response_seconds = row.seconds
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, since timestamptz, seconds int)
    WHERE m.id = row.id AND (m.answers_since, m.response_seconds) IS DISTINCT FROM (row.since, row.seconds)`;
}
