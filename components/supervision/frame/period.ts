import { calendarDay } from "@/components/conversation/days";
import { REPORT_MAX_DAYS } from "@/lib/contract/supervision";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** No place on earth is further from UTC than this. */
const FARTHEST_MS = 16 * HOUR_MS;
const WEEK_DAYS = 7;
/** What "Custom" begins with, before days were chosen. */
const FIRST_CUSTOM_DAYS = 14;

export const PERIOD_NAMES = ["today", "yesterday", "week", "custom"] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

/** Calendar days, both included: "2026-11-24". */
export type Days = { first: string; last: string };
/** Instants in ISO 8601: from ≤ t < to. */
export type Span = { from: string; to: string };

/** The days that a period is made of, as the reader's calendar has them. At most as many as a report covers, the latest ones. */
export function daysOf(
  name: PeriodName,
  chosen: { first: string | null; last: string | null },
  now: Date,
  timeZone: string,
): Days {
  const today = calendarDay(now, timeZone);
  if (name === "today") return { first: today, last: today };
  if (name === "yesterday") return { first: addDays(today, -1), last: addDays(today, -1) };
  if (name === "week") return { first: addDays(today, 1 - WEEK_DAYS), last: today };
  const last = earlier(chosen.last ?? today, today);
  const first = earlier(chosen.first ?? addDays(last, 1 - FIRST_CUSTOM_DAYS), last);
  return { first: later(first, addDays(last, 1 - REPORT_MAX_DAYS)), last };
}

/** From the first instant of the first day to the first one after the last day. */
export function spanOf({ first, last }: Days, timeZone: string): Span {
  return {
    from: startOfDay(first, timeZone).toISOString(),
    to: startOfDay(addDays(last, 1), timeZone).toISOString(),
  };
}

/**
 * Where the bars of a period begin: its hours, or its days, in the reader's zone, up to `until`. Days have 23 or 25 hours when
 * clocks are changed.
 */
export function bucketStarts({ from, to }: Span, unit: "hour" | "day", timeZone: string, until = new Date(to)): string[] {
  const end = Math.min(Date.parse(to), until.getTime());
  const starts: string[] = [];
  if (unit === "hour") {
    for (let at = Date.parse(from); at < end; at += HOUR_MS) starts.push(new Date(at).toISOString());
    return starts;
  }
  for (let day = calendarDay(new Date(from), timeZone); ; day = addDays(day, 1)) {
    const start = startOfDay(day, timeZone);
    if (start.getTime() >= end) return starts;
    starts.push(start.toISOString());
  }
}

/** Where a bar ends that begins at `start`. */
export function bucketEnd(start: string, unit: "hour" | "day", timeZone: string): string {
  if (unit === "hour") return new Date(Date.parse(start) + HOUR_MS).toISOString();
  return startOfDay(addDays(calendarDay(new Date(start), timeZone), 1), timeZone).toISOString();
}

/** The first instant that a zone's calendar calls this day: midnight, or later where clocks skip it. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let before = (utc - FARTHEST_MS) / MINUTE_MS;
  let after = (utc + FARTHEST_MS) / MINUTE_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (calendarDay(new Date(middle * MINUTE_MS), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after * MINUTE_MS);
}

/** A calendar day some days later, or earlier. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
