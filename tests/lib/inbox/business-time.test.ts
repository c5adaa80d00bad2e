import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BusinessTime } from "@/lib/contract/supervision";
import { ALWAYS_OPEN, businessSeconds } from "@/lib/inbox/business-time";

const ZONES = [
  "Europe/Lisbon",
  "America/Sao_Paulo",
  "America/Havana",
  "Australia/Lord_Howe",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "UTC",
];
const MINUTE_MS = 60_000;
const NINE_TO_SIX = { opens: 540, closes: 1080 };
const lisbon: BusinessTime = {
  timeZone: "Europe/Lisbon",
  days: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, null, null],
};
const between = (hours: BusinessTime, from: string, to: string) => businessSeconds(hours, new Date(from), new Date(to));

describe("business time", () => {
  it("counts what passes while the business is open", () => {
    // A Friday at 17:00 and the Monday after it at 10:00, in winter, when Lisbon's clock is UTC's.
    expect(between(lisbon, "2026-11-20T17:00:00Z", "2026-11-23T10:00:00Z")).toBe(2 * 3600);
    expect(between(lisbon, "2026-11-21T09:00:00Z", "2026-11-22T18:00:00Z")).toBe(0);
  });

  it("goes by the clock on the wall, also in summer", () => {
    expect(between(lisbon, "2026-07-01T08:00:00Z", "2026-07-01T09:00:00Z")).toBe(3600);
    expect(between(lisbon, "2026-07-01T17:00:00Z", "2026-07-01T18:00:00Z")).toBe(0);
  });

  it("counts a repeated hour twice and a skipped one not at all", () => {
    const night = { timeZone: "Europe/Lisbon", days: Array.from({ length: 7 }, () => ({ opens: 60, closes: 120 })) };
    // Lisbon's clock goes from 02:00 back to 01:00 on 25 October, and from 01:00 to 02:00 on 29 March.
    expect(between(night, "2026-10-24T23:00:00Z", "2026-10-25T12:00:00Z")).toBe(2 * 3600);
    expect(between(night, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z")).toBe(0);
  });

  it("is all of time until somebody sets hours, and nothing backwards", () => {
    expect(between(ALWAYS_OPEN, "2026-03-29T00:00:00Z", "2026-03-30T00:00:01Z")).toBe(86_401);
    expect(between(lisbon, "2026-11-20T12:00:00Z", "2026-11-20T11:00:00Z")).toBe(0);
  });

  it("agrees with a clock that is looked at every minute, in any zone and across its changes", () => {
    const day = fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
        .filter(([opens, closes]) => opens < closes)
        .map(([opens, closes]) => ({ opens, closes })),
    );
    const moments = fc.integer({ min: Date.UTC(2025, 0, 1) / MINUTE_MS, max: Date.UTC(2027, 0, 1) / MINUTE_MS });
    const around = fc.constantFrom(
      "2026-03-29T00:00:00Z",
      "2026-10-25T00:00:00Z",
      "2026-11-01T05:00:00Z",
      "2026-04-04T15:00:00Z",
    );
    const starts = fc.oneof(
      moments.map((minute) => minute * MINUTE_MS),
      fc.tuple(around, fc.integer({ min: -2880, max: 600 })).map(([at, minutes]) => Date.parse(at) + minutes * MINUTE_MS),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.array(day, { minLength: 7, maxLength: 7 }),
        starts,
        fc.integer({ min: 1, max: 5_000 }),
        (timeZone, days, start, minutes) => {
          const hours = { timeZone, days };
          const expected = lookedAtEveryMinute(hours, start, minutes);
          expect(businessSeconds(hours, new Date(start), new Date(start + minutes * MINUTE_MS))).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("of two spans that meet is that of both together, and grows with the span", () => {
    const instants = fc.tuple(fc.nat(400 * 1440), fc.nat(60 * 1440), fc.nat(60 * 1440));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (timeZone, [start, first, second]) => {
        const hours = { ...lisbon, timeZone };
        const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * MINUTE_MS);
        const [from, middle, to] = [at(start), at(start + first), at(start + first + second)];
        expect(businessSeconds(hours, from, middle) + businessSeconds(hours, middle, to)).toBe(businessSeconds(hours, from, to));
        expect(businessSeconds(hours, from, to)).toBeLessThanOrEqual((first + second) * 60);
      }),
    );
  });
});

function lookedAtEveryMinute({ timeZone, days }: BusinessTime, start: number, minutes: number): number {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  let seconds = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    const parts = new Map(clock.formatToParts(start + minute * MINUTE_MS).map(({ type, value }) => [type, value]));
    const day = days[names.indexOf(parts.get("weekday") ?? "")];
    const shown = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
    if (day && shown >= day.opens && shown < day.closes) seconds += 60;
  }
  return seconds;
}
