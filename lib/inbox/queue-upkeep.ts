import { db, type Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";

/** A send whose answer did not come within this time is called unknown. Longer than a request and the storing of its answer may take. */
export const UNKNOWN_AFTER_MS = 60_000;

/** Messages that wait longer than this are looked for, in case their job was lost. */
const OVERDUE_MS = 30_000;

const MAX_PER_RUN = 500;

/**
 * Calls sends unknown whose answer never came (the worker died, the connection broke): WhatsApp may or may not have them,
 * so they are never sent again by themselves. What waits behind them goes on. Answers how many; run every few seconds.
 */
export async function settleUnknown(now: Date): Promise<number> {
  const before = new Date(now.getTime() - UNKNOWN_AFTER_MS);
  return db().$transaction(async (tx) => {
    const settled = await tx.$queryRaw<{ conversationId: string }[]>`
      UPDATE message SET status = 'unknown'
      WHERE id IN (SELECT id FROM message WHERE status = 'sending' AND claimed_at <= ${before}
                   ORDER BY claimed_at LIMIT ${MAX_PER_RUN} FOR UPDATE SKIP LOCKED)
      RETURNING conversation_id AS "conversationId"`;
    if (settled.length === 0) return 0;
    const conversations = await wake(tx, settled);
    await publish(tx, { type: "changed", conversations });
    return settled.length;
  });
}

/**
 * Wakes conversations with a message that is due and was not sent: a safety net for lost jobs. A stopped number's
 * conversations are woken only to fail what the closing of the window overtook. Answers how many; run every minute.
 */
export async function sweepQueue(now: Date): Promise<number> {
  const before = new Date(now.getTime() - OVERDUE_MS);
  return db().$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ conversationId: string }[]>`
      SELECT m.conversation_id AS "conversationId"
      FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id
      WHERE m.status = 'queued' AND m.queued_at <= ${before} AND (m.retry_at IS NULL OR m.retry_at <= ${before})
        AND (n.stopped_at IS NULL OR (m.type <> 'template' AND c.window_closes_at <= ${now}))
        AND NOT EXISTS (SELECT FROM message o WHERE o.conversation_id = m.conversation_id AND o.status IN ('queued', 'sending')
                        AND o.id <> m.id AND (o.status = 'sending' OR o.id < m.id))
      ORDER BY m.queued_at LIMIT ${MAX_PER_RUN}`;
    await wake(tx, due);
    return due.length;
  });
}

async function wake(tx: Tx, rows: readonly { conversationId: string }[]): Promise<string[]> {
  const conversations = [...new Set(rows.map(({ conversationId }) => conversationId))];
  await enqueueAll(
    tx,
    conversations.map((conversationId) => ({ kind: "deliver-conversation", conversationId })),
  );
  return conversations;
}
