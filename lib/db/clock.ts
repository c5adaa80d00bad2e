import { setTimeout as sleep } from "node:timers/promises";
import { hostAheadMs, setHostAhead } from "../clock";
import { isDatabaseClosed, pool } from "../db";
import { log } from "../log";

/** Hosts' clocks drift by milliseconds an hour; one that is set is noticed in this time. */
const READ_EVERY_MS = 10_000;
/** Of so many answers the quickest one counts: its instant is known best. */
const READINGS = 3;

/** What the host's clock showed while the database's showed `databaseAt`, to within `exactToMs`. All in milliseconds. */
export type ClockReading = { hostAt: number; databaseAt: number; exactToMs: number };

/**
 * How far the host's clock is ahead after a reading, in milliseconds. What was believed stays as long as the reading does not
 * contradict it, so that an instant does not move by what only the way to the database took.
 */
export function aheadAfter(believedMs: number, { hostAt, databaseAt, exactToMs }: ClockReading): number {
  const readMs = hostAt - databaseAt;
  return Math.abs(readMs - believedMs) <= exactToMs ? believedMs : readMs;
}

/**
 * Keeps this process's clock at the database's, whatever the host's shows: read before it returns, and again and again. A database that
 * is away leaves the clock as it was. Returns the way to stop.
 */
export async function followDatabaseClock(): Promise<() => Promise<void>> {
  const abort = new AbortController();
  await readClock();
  const ended = (async () => {
    while (!abort.signal.aborted && !isDatabaseClosed()) {
      await sleep(READ_EVERY_MS, undefined, { signal: abort.signal, ref: false }).catch(() => undefined);
      if (!abort.signal.aborted) await readClock();
    }
  })();
  return () => {
    abort.abort();
    return ended;
  };
}

async function readClock(): Promise<void> {
  try {
    const readings: ClockReading[] = [];
    for (let nth = 0; nth < READINGS; nth += 1) readings.push(await takeReading());
    const [best] = readings.toSorted((one, other) => one.exactToMs - other.exactToMs);
    if (best) setHostAhead(aheadAfter(hostAheadMs(), best));
  } catch (error) {
    log.debug({ err: error }, "the database's clock could not be read");
  }
}

async function takeReading(): Promise<ClockReading> {
  const askedAt = performance.now();
  const { rows } = await pool().query<{ at: number }>("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at");
  const exactToMs = (performance.now() - askedAt) / 2;
  return { hostAt: Date.now() - exactToMs, databaseAt: rows[0]?.at ?? Number.NaN, exactToMs };
}
