import { SCHEDULE_MAX_DAYS } from "@/lib/contract/scheduled";
import { WINDOW_GUARD_MS } from "@/lib/whatsapp/service-window";

const DAY_MS = 86_400_000;

/** Why nothing can be sent at a time. after_window: free replies will not be possible any more. */
export type ScheduleProblem = "missing" | "past" | "too_far" | "after_window";

/** Until when a free reply can be scheduled, as the window stands; null when it cannot be at all. */
export function lastFreeMoment(closesAt: string | null, now: Date): Date | null {
  if (closesAt === null) return null;
  const last = new Date(Date.parse(closesAt) - WINDOW_GUARD_MS);
  return last > now ? last : null;
}

/** What speaks against sending at a time; null when nothing does. `last`: until when what is to be sent is possible; null = without such a limit. */
export function scheduleProblem(sendAt: Date | null, now: Date, last: Date | null): ScheduleProblem | null {
  if (sendAt === null) return "missing";
  if (sendAt <= now) return "past";
  if (last !== null && sendAt > last) return "after_window";
  return sendAt.getTime() - now.getTime() > SCHEDULE_MAX_DAYS * DAY_MS ? "too_far" : null;
}

/** An instant as a date-and-time field shows it, in a time zone: "2026-11-22T14:05". */
export function toFieldValue(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  } as const).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The instant that a date-and-time field means in a time zone; null when it is not filled in. */
export function fromFieldValue(value: string, timeZone: string): Date | null {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset depends on the instant that is being looked for: the second look settles it, except in the hour that a clock skips.
  const first = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(first, timeZone));
}

function offsetAt(instantMs: number, timeZone: string): number {
  return Date.parse(`${toFieldValue(new Date(instantMs), timeZone)}Z`) - Math.floor(instantMs / 60_000) * 60_000;
}
