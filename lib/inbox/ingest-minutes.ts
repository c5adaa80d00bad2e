import { db } from "@/lib/db";

/** How far back each run counts anew, in minutes: what waited longer than this is known to a minute. */
const RECOUNTED_MINUTES = 15;
/** While something waits, back to when it came, but no further. */
const RECOUNTED_HOURS = 24;
const KEPT_DAYS = 31;
/** Counting stops here: a longer queue is as bad, and must not cost more. */
const MAX_COUNT = 10_000;

/** How receiving is just now. Milliseconds; counts stop at 10,000. */
export type CurrentIngest = {
  /** How long the oldest waiting delivery has waited; when none waits, how long the newest took; null when none ever came. */
  lagMs: number | null;
  waiting: number;
  /** Set aside, and nobody has dismissed them yet. */
  setAside: number;
};

/** What waits to be ingested now. By the database's clock, which the sandbox does not move. */
export async function currentIngest(): Promise<CurrentIngest> {
  const [row] = await db().$queryRaw<CurrentIngest[]>`
    SELECT
      coalesce(
        (SELECT greatest(0, extract(epoch FROM clock_timestamp() - received_at) * 1000)::int FROM webhook_delivery
         WHERE ingested_at IS NULL AND set_aside_at IS NULL ORDER BY id LIMIT 1),
        (SELECT greatest(0, extract(epoch FROM ingested_at - received_at) * 1000)::int FROM (
           SELECT received_at, ingested_at FROM webhook_delivery ORDER BY id DESC LIMIT 1) AS newest)) AS "lagMs",
      (SELECT count(*)::int FROM (
         SELECT FROM webhook_delivery WHERE ingested_at IS NULL AND set_aside_at IS NULL LIMIT ${MAX_COUNT}) AS w) AS waiting,
      (SELECT count(*)::int FROM (
         SELECT FROM webhook_delivery WHERE set_aside_at IS NOT NULL AND dismissed_at IS NULL LIMIT ${MAX_COUNT}) AS s) AS "setAside"`;
  if (!row) throw new Error("A count without a row.");
  return row;
}

/**
 * Writes down how each of the last minutes went, and forgets those of over a month ago. A minute's deliveries are those that came in
 * it; one that still waits counts with what it has waited so far. Running it twice, or in two workers, changes nothing.
 */
export async function recordIngestMinutes(): Promise<void> {
  await db().$executeRaw`
    WITH span AS (
      SELECT date_trunc('minute', greatest(
        now() - make_interval(hours => ${RECOUNTED_HOURS}::int),
        least(now() - make_interval(mins => ${RECOUNTED_MINUTES}::int),
          (SELECT received_at FROM webhook_delivery WHERE ingested_at IS NULL AND set_aside_at IS NULL ORDER BY id LIMIT 1)))) AS start),
    come AS MATERIALIZED (
      SELECT received_at, CASE WHEN set_aside_at IS NULL OR ingested_at IS NOT NULL THEN ingested_at ELSE received_at END AS left_at
      FROM webhook_delivery WHERE received_at >= (SELECT start FROM span)),
    steps AS (
      SELECT received_at AS at, 1 AS step FROM come UNION ALL SELECT left_at, -1 FROM come WHERE left_at IS NOT NULL),
    levels AS (
      SELECT at, sum(step) OVER (ORDER BY at, step DESC ROWS UNBOUNDED PRECEDING) AS waiting FROM steps),
    peaks AS (SELECT date_trunc('minute', at) AS minute, max(waiting)::int AS backlog FROM levels GROUP BY 1),
    lags AS (
      SELECT date_trunc('minute', received_at) AS minute,
        greatest(0, extract(epoch FROM coalesce(left_at, now()) - received_at) * 1000)::int AS ms FROM come)
    INSERT INTO ingest_minute (minute, deliveries, median_ms, p99_ms, slowest_ms, backlog)
    SELECT l.minute, count(*)::int, percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), percentile_disc(0.99) WITHIN GROUP (ORDER BY ms),
      max(ms), greatest(0, max(p.backlog))
    FROM lags l JOIN peaks p ON p.minute = l.minute GROUP BY l.minute ORDER BY l.minute
    ON CONFLICT (minute) DO UPDATE SET deliveries = excluded.deliveries, median_ms = excluded.median_ms, p99_ms = excluded.p99_ms,
      slowest_ms = excluded.slowest_ms, backlog = excluded.backlog`;
  await db().$executeRaw`DELETE FROM ingest_minute WHERE minute < now() - make_interval(days => ${KEPT_DAYS}::int)`;
}
