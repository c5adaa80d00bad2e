import { db } from "@/lib/db";

const BATCH = 5_000;
const DAY_MS = 86_400_000;
/** A status that found no message in this time belongs to none of ours. */
const PARKED_DAYS = 7;

/**
 * Deletes ingested raw deliveries older than `days`, and parked statuses that nobody claimed, in batches so that no lock is
 * held for long. Deliveries that are set aside stay until a person has replayed or dismissed them. Answers how many rows went.
 */
export async function pruneDeliveries(days: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS);
  const parkedBefore = new Date(now.getTime() - PARKED_DAYS * DAY_MS);
  let pruned = 0;
  for (let count = BATCH; count === BATCH; pruned += count) {
    count = await db().$executeRaw`
      DELETE FROM webhook_delivery WHERE id IN (
        SELECT id FROM webhook_delivery
        WHERE received_at < ${before}::timestamptz
          AND ((ingested_at IS NOT NULL AND set_aside_at IS NULL) OR dismissed_at IS NOT NULL)
        ORDER BY received_at LIMIT ${BATCH})`;
  }
  for (let count = BATCH; count === BATCH; pruned += count) {
    count = await db().$executeRaw`
      DELETE FROM parked_status WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM parked_status WHERE parked_at < ${parkedBefore}::timestamptz LIMIT ${BATCH}))`;
  }
  return pruned;
}
