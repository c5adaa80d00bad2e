import type { BusinessTime } from "@/lib/contract/supervision";
import { clockOf, type ZoneClock } from "./zoned-time";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** No zone changes its clock twice in this time, so one offset at both ends holds between them. */
const STEADY_MS = 7 * DAY_MS;

/** Open day and night: what holds until somebody sets hours. */
export const ALWAYS_OPEN: BusinessTime = { timeZone: "UTC", days: Array.from({ length: 7 }, () => ({ opens: 0, closes: 1440 })) };

/**
 * Seconds between two instants at which the clock on the wall of the business shows opening hours, rounded down; 0 when `to` is
 * not after `from`. Where clocks go back, the repeated hour counts twice; where they go forward, the skipped one does not.
 */
export function businessSeconds(hours: BusinessTime, from: Date, to: Date): number {
  const total = to.getTime() - from.getTime();
  if (total <= 0) return 0;
  if (hours.days.every((day) => day !== null && day.opens === 0 && day.closes === 1440)) return Math.floor(total / 1000);
  const offsetAt = clockOf(hours.timeZone);
  let open = 0;
  for (let start = from.getTime(); start < to.getTime(); ) {
    const end = endOfOffset(offsetAt, start, Math.min(start + STEADY_MS, to.getTime()));
    open += openBetween(hours, start + offsetAt(start), end + offsetAt(start));
    start = end;
  }
  return Math.floor(open / 1000);
}

/** Until when, at most `limit`, the zone's clock keeps the offset that it has at `start`. */
function endOfOffset(offsetAt: ZoneClock, start: number, limit: number): number {
  const offset = offsetAt(start);
  if (offsetAt(limit) === offset) return limit;
  let [same, changed] = [start, limit];
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else changed = middle;
  }
  return changed;
}

/** Open milliseconds between two readings of the wall's clock, both written as if they were UTC. */
function openBetween({ days }: BusinessTime, from: number, to: number): number {
  let open = 0;
  for (let midnight = Math.floor(from / DAY_MS) * DAY_MS; midnight < to; midnight += DAY_MS) {
    const day = days[weekdayOf(midnight)];
    if (!day) continue;
    const opens = Math.max(from, midnight + day.opens * MINUTE_MS);
    const closes = Math.min(to, midnight + day.closes * MINUTE_MS);
    open += Math.max(0, closes - opens);
  }
  return open;
}

/** 0 = Monday. The first day of 1970 was a Thursday. */
function weekdayOf(midnight: number): number {
  return (((midnight / DAY_MS + 3) % 7) + 7) % 7;
}
