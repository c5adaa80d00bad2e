import type { NumberHealth } from "@/lib/contract/number";
import { db } from "@/lib/db";
import { singleton } from "@/lib/singleton";
import { messagingLimitOf } from "@/lib/whatsapp/messaging-limit";
import { aimedThroughput } from "./pacing";

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** What is sent now was written within this time: older messages that leave late are few. */
const RECENT_MS = 600_000;
const NOW_SECONDS = 10;
/** How long the count of a whole day is believed, in milliseconds. */
const KEPT_MS = 60_000;
const MAX_KEPT = 200;

type Loaded = { id: string; wabaId: string; throughputPerSecond: number; throughputSetBy: string | null };
type Most = { count: number; at: string } | null;

/** How fast a number sends, of what it may, and what waits. */
export async function readThroughput(number: Loaded, today: Date, now: Date): Promise<NumberHealth["throughput"]> {
  const [row] = await db().$queryRaw<{ taken: number; waiting: number }[]>`
    SELECT
      (SELECT count(*) FROM message m JOIN conversation c ON c.id = m.conversation_id
       WHERE m.direction = 'outbound' AND m.type NOT IN ('reaction', 'edit', 'revoke') AND c.number_id = ${number.id}::uuid
         AND m.happened_at > ${new Date(now.getTime() - RECENT_MS)}
         AND m.accepted_at > ${new Date(now.getTime() - NOW_SECONDS * SECOND_MS)})::int AS taken,
      (SELECT count(*) FROM message m JOIN conversation c ON c.id = m.conversation_id
       WHERE m.status = 'queued' AND c.number_id = ${number.id}::uuid)::int AS waiting`;
  return {
    perSecond: (row?.taken ?? 0) / NOW_SECONDS,
    limit: number.throughputPerSecond,
    aim: aimedThroughput(number.throughputPerSecond),
    setBy: number.throughputSetBy,
    most: await busiestSecond(number.id, today),
    waiting: row?.waiting ?? 0,
  };
}

/** Reads a day's messages: so at most once a minute a number, whoever looks. */
async function busiestSecond(numberId: string, today: Date): Promise<Most> {
  const kept = singleton("busiest-seconds", () => new Map<string, { most: Most; readAt: number }>());
  const key = `${numberId} ${today.toISOString()}`;
  const known = kept.get(key);
  if (known && performance.now() - known.readAt < KEPT_MS) return known.most;
  const [row] = await db().$queryRaw<{ count: number; at: Date }[]>`
    SELECT count(*)::int AS count, date_trunc('second', m.accepted_at) AS at
    FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.direction = 'outbound' AND m.type NOT IN ('reaction', 'edit', 'revoke') AND c.number_id = ${numberId}::uuid
      AND m.happened_at >= ${today} AND m.accepted_at >= ${today}
    GROUP BY 2 ORDER BY 1 DESC, 2 DESC LIMIT 1`;
  const most = row ? { count: row.count, at: row.at.toISOString() } : null;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, { most, readAt: performance.now() });
  return most;
}

/**
 * Customers whom the account's numbers sent a template in the last 24 hours while no window was open: what Meta's limit counts,
 * as far as we sent it (the limit is of the whole portfolio, and others may use it too).
 */
export async function customersBegunWith(
  number: { wabaId: string; messagingLimit: string | null },
  now: Date,
): Promise<NumberHealth["customers"]> {
  const since = new Date(now.getTime() - DAY_MS);
  const [row] = await db().$queryRaw<{ count: number; numbers: number }[]>`
    SELECT count(DISTINCT c.contact_id)::int AS count,
      (SELECT count(*) FROM phone_number WHERE waba_id = ${number.wabaId})::int AS numbers
    FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id
    WHERE m.direction = 'outbound' AND m.type = 'template' AND m.happened_at > ${since} AND n.waba_id = ${number.wabaId}
      AND m.accepted_at IS NOT NULL AND m.status <> 'failed'
      AND NOT EXISTS (
        SELECT 1 FROM message i WHERE i.conversation_id = m.conversation_id AND i.direction = 'inbound' AND NOT i.is_history
          AND i.happened_at > m.accepted_at - interval '24 hours' AND i.happened_at <= m.accepted_at)`;
  return {
    count: row?.count ?? 0,
    limit: messagingLimitOf(number.messagingLimit),
    isUnlimited: number.messagingLimit === "TIER_UNLIMITED",
    numbers: row?.numbers ?? 1,
  };
}
