import { hostAheadMs } from "@/lib/clock";
import type { ClockAstray } from "@/lib/contract/number";
import { db } from "@/lib/db";

/** Clocks of hosts that keep time differ by less. */
const TOLERATED_MS = 2_000;
/** Longer than a living process is silent. */
const ALIVE_SECONDS = 30;

/**
 * Of the processes that run, the one whose host's clock is furthest from the database's, if by more than two seconds. Nothing of the
 * product's goes by it, but what else runs there, and whoever reads its logs, does. `null` = all keep time.
 */
export async function findClockAstray(): Promise<ClockAstray | null> {
  const [told] = await db().$queryRaw<ClockAstray[]>`
    SELECT kind, clock_ahead_ms AS "aheadMs" FROM heartbeat
    WHERE seen_at > clock_timestamp() - make_interval(secs => ${ALIVE_SECONDS}::float8) AND kind IN ('web', 'worker')
    ORDER BY abs(clock_ahead_ms) DESC LIMIT 1`;
  // Of the process that answers, what was read since it last beat.
  const here = { kind: "web", aheadMs: hostAheadMs() } as const;
  const furthest = told && Math.abs(told.aheadMs) > Math.abs(here.aheadMs) ? told : here;
  return Math.abs(furthest.aheadMs) > TOLERATED_MS ? furthest : null;
}
