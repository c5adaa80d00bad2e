import type { IngestHealth } from "@/lib/contract/ingest";
import { db } from "@/lib/db";
import { currentIngest } from "./ingest-minutes";
import { tallyDay } from "./webhook-tally";

const MAX_MINUTES = 61;

type Minute = { minute: Date; deliveries: number; medianMs: number; p99Ms: number };
type Today = { deliveries: number; most: number | null; at: Date | null };

/**
 * How receiving does, for all numbers together. `today` is when the reader's day began. Deliveries are timed by the database's clock,
 * which the sandbox does not move: periods are counted back from that.
 */
export async function readIngestHealth(today: Date, now: Date): Promise<IngestHealth> {
  const [current, minutes, soFar, signatures] = await Promise.all([
    currentIngest(),
    readMinutes(),
    readToday((now.getTime() - today.getTime()) / 1000),
    readSignatures(now),
  ]);
  return {
    ...current,
    p99Ms: minutes.length === 0 ? null : Math.max(...minutes.map(({ p99Ms }) => p99Ms)),
    mostWaiting: soFar.most !== null && soFar.at !== null ? { count: soFar.most, at: soFar.at.toISOString() } : null,
    deliveriesToday: soFar.deliveries,
    signatures,
    minutes: minutes.map(({ minute, ...figures }) => ({ minute: minute.toISOString(), ...figures })),
  };
}

function readMinutes(): Promise<Minute[]> {
  return db().$queryRaw<Minute[]>`
    SELECT minute, deliveries, median_ms AS "medianMs", p99_ms AS "p99Ms" FROM ingest_minute
    WHERE minute > now() - interval '1 hour' AND deliveries > 0 ORDER BY minute LIMIT ${MAX_MINUTES}`;
}

/** Counted by the minute, so that a busy day costs no more than a quiet one. */
async function readToday(seconds: number): Promise<Today> {
  const [row] = await db().$queryRaw<Today[]>`
    SELECT coalesce(sum(deliveries), 0)::int AS deliveries, max(backlog) AS most,
      (array_agg(minute ORDER BY backlog DESC, minute DESC))[1] AS at
    FROM ingest_minute WHERE minute >= now() - make_interval(secs => ${seconds}::float8)`;
  return row ?? { deliveries: 0, most: null, at: null };
}

async function readSignatures(now: Date): Promise<IngestHealth["signatures"]> {
  const [row] = await db().$queryRaw<{ today: number; lastAt: Date | null }[]>`
    SELECT coalesce(sum(count) FILTER (WHERE key = ${tallyDay(now)}), 0)::int AS today, max(last_at) AS "lastAt"
    FROM webhook_tally WHERE kind = 'signature'`;
  return { today: row?.today ?? 0, lastAt: row?.lastAt?.toISOString() ?? null };
}
