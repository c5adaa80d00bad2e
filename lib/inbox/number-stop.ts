import type { Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import type { MetaError } from "@/lib/whatsapp/meta-error";

/** Conversations woken at once when a number may send again. Those beyond are found by the queue's upkeep. */
const MAX_WOKEN = 1_000;

/**
 * Stops a number that Meta refuses as a whole (class `configuration`): its messages stay queued, in order. Answers
 * whether that is news; a later refusal only brings its reason up to date.
 */
export async function stopNumber(tx: Tx, numberId: string, error: MetaError, now: Date): Promise<boolean> {
  const details = error.details ?? error.message ?? error.title;
  const [before] = await tx.$queryRaw<{ stoppedAt: Date | null }[]>`
    SELECT stopped_at AS "stoppedAt" FROM phone_number WHERE id = ${numberId}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE phone_number SET stopped_at = coalesce(stopped_at, ${now}), stopped_code = ${error.code}, stopped_details = ${details}
    WHERE id = ${numberId}::uuid`;
  return before?.stoppedAt === null;
}

/** Lets a stopped number send again and wakes what waits. Answers whether it was stopped. */
export async function resumeNumber(tx: Tx, numberId: string): Promise<boolean> {
  const resumed = await tx.$executeRaw`
    UPDATE phone_number SET stopped_at = NULL, stopped_code = NULL, stopped_details = NULL
    WHERE id = ${numberId}::uuid AND stopped_at IS NOT NULL`;
  if (resumed === 0) return false;
  const waiting = await tx.$queryRaw<{ conversationId: string }[]>`
    SELECT m.conversation_id AS "conversationId" FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.status = 'queued' AND c.number_id = ${numberId}::uuid
    GROUP BY m.conversation_id ORDER BY min(m.queued_at) LIMIT ${MAX_WOKEN}`;
  await enqueueAll(
    tx,
    waiting.map(({ conversationId }) => ({ kind: "deliver-conversation", conversationId })),
  );
  return true;
}
