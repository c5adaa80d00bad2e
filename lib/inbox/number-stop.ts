import type { Tx } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { errorFor } from "@/lib/whatsapp/errors";
import type { MetaError } from "@/lib/whatsapp/meta-error";

/** Conversations woken at once when a number may send again. Those beyond are found by the queue's upkeep. */
const MAX_WOKEN = 1_000;

/** Payment, restriction and display name: Meta accepts the message and says no in its status. */
const CHECKED_AFTERWARDS = new Set([368, 131031, 131037, 131042, 131044]);

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

/**
 * Meta accepted, or looked at, a message of a stopped number: lets the number send again, unless it was stopped for a reason
 * that Meta checks only afterwards. Answers whether it did.
 */
export async function resumeAfterAnswer(tx: Tx, numberId: string): Promise<boolean> {
  const number = await tx.phoneNumber.findUnique({ where: { id: numberId }, select: { stoppedCode: true } });
  const code = number?.stoppedCode ?? null;
  if (code !== null && CHECKED_AFTERWARDS.has(code)) return false;
  return resumeNumber(tx, numberId);
}

/**
 * What status webhooks say about the numbers that the messages were sent from. One that failed for a reason of the whole
 * number stops it; one that was sent since the number stopped lets it send again. `changed` are the messages that a
 * status changed, `failed` those of them that it failed. Answers whether any number stopped or may send again.
 */
export async function weighStatuses(tx: Tx, changed: readonly string[], failed: readonly string[]): Promise<boolean> {
  const resumed = await resumeSent(tx, changed);
  const stopped = await stopFailed(tx, failed);
  return resumed || stopped;
}

async function resumeSent(tx: Tx, messageIds: readonly string[]): Promise<boolean> {
  if (messageIds.length === 0) return false;
  // Delivered receipts of messages from before the stop prove nothing.
  const numbers = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT n.id FROM phone_number n JOIN conversation c ON c.number_id = n.id JOIN message m ON m.conversation_id = c.id
    WHERE n.stopped_at IS NOT NULL AND m.id = ANY(${messageIds}::uuid[]) AND m.claimed_at > n.stopped_at
      AND m.status IN ('sent', 'delivered', 'read', 'played')`;
  for (const { id } of numbers) await resumeNumber(tx, id);
  return numbers.length > 0;
}

async function stopFailed(tx: Tx, messageIds: readonly string[]): Promise<boolean> {
  if (messageIds.length === 0) return false;
  const failures = await tx.$queryRaw<{ numberId: string; failedAt: Date; error: MetaError | null }[]>`
    SELECT c.number_id AS "numberId", m.failed_at AS "failedAt", m.error
    FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.id = ANY(${messageIds}::uuid[]) AND m.error_code IS NOT NULL ORDER BY m.failed_at`;
  const refusals = failures.flatMap(({ error, ...failure }) =>
    error && errorFor(error.code).class === "configuration" ? [{ ...failure, error }] : [],
  );
  // Since the first, for the reason of the last: one statement a number, however many messages it had on their way.
  const newest = new Map(refusals.map((refusal) => [refusal.numberId, refusal]));
  const since = new Map(refusals.toReversed().map(({ numberId, failedAt }) => [numberId, failedAt]));
  let isNews = false;
  for (const { numberId, failedAt, error } of newest.values()) {
    isNews = (await stopNumber(tx, numberId, error, since.get(numberId) ?? failedAt)) || isNews;
  }
  return isNews;
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
