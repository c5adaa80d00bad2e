import { db, type Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { jobKey } from "@/lib/jobs/job";
import { publish } from "@/lib/realtime/publish";
import { isSendingHeld } from "./sending-hold";

/** A send whose answer did not come within this time is called unknown. Longer than a request and the storing of its answer may take. */
export const UNKNOWN_AFTER_MS = 60_000;

/** Messages that wait longer than this are looked for, in case their job was lost. */
const OVERDUE_MS = 30_000;

const MAX_PER_RUN = 500;
/** In a long queue the oldest have their jobs, and those behind them are looked at when these are gone. */
const MAX_LOOKED_AT = 5_000;

/** What the key of every job that sends begins with; the conversation's id follows. */
const DELIVERY_KEY_START = jobKey({ kind: "deliver-conversation", conversationId: "" });

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
 * Wakes conversations with a message that is due and was not sent: a safety net for lost jobs. One that has a job, waiting for its
 * turn or lately begun, is left to it: a second run beside it would use up a turn of the number's for nothing. While a number is stopped, or
 * sending is held, conversations are woken only to fail what the closing of the window overtook. Answers how many; run every few seconds.
 */
export async function sweepQueue(now: Date): Promise<number> {
  const before = new Date(now.getTime() - OVERDUE_MS);
  const overdue = `${OVERDUE_MS} milliseconds`;
  return db().$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ conversationId: string }[]>`
      SELECT "conversationId" FROM (
        SELECT m.conversation_id AS "conversationId", m.queued_at
        FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id
        WHERE m.status = 'queued' AND m.queued_at <= ${before} AND (m.retry_at IS NULL OR m.retry_at <= ${before})
          AND ((n.stopped_at IS NULL AND NOT ${isSendingHeld}) OR (m.type <> 'template' AND c.window_closes_at <= ${now}))
          AND NOT EXISTS (SELECT FROM message o WHERE o.conversation_id = m.conversation_id AND o.status IN ('queued', 'sending')
                          AND o.id <> m.id AND (o.status = 'sending' OR o.id < m.id))
        ORDER BY m.queued_at LIMIT ${MAX_LOOKED_AT}) AS waiting
      WHERE NOT EXISTS (
        SELECT FROM graphile_worker.jobs j WHERE j.key = ${DELIVERY_KEY_START} || waiting."conversationId"
          AND CASE WHEN j.locked_at IS NULL THEN j.attempts < j.max_attempts AND j.run_at <= now() + ${overdue}::interval
              ELSE j.locked_at > now() - ${overdue}::interval END)
      ORDER BY queued_at LIMIT ${MAX_PER_RUN}`;
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
