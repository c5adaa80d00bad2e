import { db } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";

/** Files that should have been fetched this long ago are looked at, in case their job was lost. */
const OVERDUE_MS = 60_000;
/** A job that runs longer than this belongs to a worker that is no more. */
const JOB_LIFETIME_MINUTES = 10;
const MAX_PER_RUN = 500;

/** Asks again for the fetching of files whose job was lost with its worker. Answers how many. */
export async function sweepAttachments(now: Date): Promise<number> {
  const before = new Date(now.getTime() - OVERDUE_MS);
  return db().$transaction(async (tx) => {
    const lost = await tx.$queryRaw<{ id: string }[]>`
      SELECT t.id FROM attachment t
      WHERE t.state = 'waiting' AND t.media_id IS NOT NULL AND coalesce(t.retry_at, t.happened_at) <= ${before}::timestamptz
        AND NOT EXISTS (
          SELECT 1 FROM graphile_worker.jobs j
          WHERE j.key = 'fetch-attachment:' || t.id AND j.attempts < j.max_attempts
            AND (j.locked_at IS NULL OR j.locked_at > now() - make_interval(mins => ${JOB_LIFETIME_MINUTES}::int)))
      ORDER BY t.expires_at, t.id LIMIT ${MAX_PER_RUN}`;
    await enqueueAll(
      tx,
      lost.map(({ id }) => ({ kind: "fetch-attachment", attachmentId: id })),
    );
    return lost.length;
  });
}

/** Gives up files that Meta has forgotten by now. Answers how many. */
export async function expireAttachments(now: Date): Promise<number> {
  return db().$transaction(async (tx) => {
    const expired = await tx.$queryRaw<{ conversationId: string }[]>`
      UPDATE attachment SET state = 'expired', failure = 'gone', retry_at = NULL
      WHERE id IN (SELECT id FROM attachment WHERE state = 'waiting' AND expires_at <= ${now}::timestamptz
                   ORDER BY expires_at, id LIMIT ${MAX_PER_RUN} FOR UPDATE SKIP LOCKED)
      RETURNING conversation_id AS "conversationId"`;
    const conversations = [...new Set(expired.map(({ conversationId }) => conversationId))];
    if (conversations.length > 0) await publish(tx, { type: "changed", conversations });
    return expired.length;
  });
}
