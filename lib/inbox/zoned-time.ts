const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone's clock is ahead of UTC at an instant. */
export type ZoneClock = (at: number) => number;

/** The clock of an IANA zone. Throws RangeError for a zone that nobody knows. */
export function clockOf(timeZone: string): ZoneClock {
  const numeric = "numeric" as const;
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...fields });
  formats.set(timeZone, format);
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

/**
 * The instant at which a zone's clock first shows what `wall` says (written as if it were UTC), or, where clocks skip it, the
 * instant of the change. `near`: the zone's offset shortly before.
 */
function instantOf(clock: ZoneClock, wall: number, near: number): number {
  const first = wall - near;
  const second = wall - clock(first);
  const shown = [first, second].filter((at) => at + clock(at) >= wall);
  return shown.length > 0 ? Math.min(...shown) : second;
}

/** When the calendar day of an instant began, by a zone's clock. */
function startOfDay(clock: ZoneClock, at: number): number {
  const wall = at + clock(at);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  return Math.min(at, instantOf(clock, midnight, clock(at - (wall - midnight) - HOUR_MS)));
}

/**
 * Where the parts of a period begin, first to last: hours counted from its start, or the days of a zone's calendar, of which the first
 * may have begun before it.
 */
export function partsOf({ from, to }: { from: Date; to: Date }, unit: "hour" | "day", timeZone: string): Date[] {
  if (unit === "hour") {
    const count = Math.ceil((to.getTime() - from.getTime()) / HOUR_MS);
    return Array.from({ length: count }, (_, index) => new Date(from.getTime() + index * HOUR_MS));
  }
  const clock = clockOf(timeZone);
  const days: Date[] = [];
  for (let start = startOfDay(clock, from.getTime()); start < to.getTime(); ) {
    days.push(new Date(start));
    const midnight = Math.floor((start + clock(start)) / DAY_MS) * DAY_MS;
    start = instantOf(clock, midnight + DAY_MS, clock(start));
  }
  return days;
}

/** The same time by a zone's clock, so many days earlier. */
export function daysBefore(at: Date, days: number, timeZone: string): Date {
  const clock = clockOf(timeZone);
  const offset = clock(at.getTime());
  const earlier = at.getTime() - days * DAY_MS;
  return new Date(instantOf(clock, earlier + offset, clock(earlier - DAY_MS)));
}
