import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBefore, partsOf } from "@/lib/inbox/zoned-time";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONES = [
  "Europe/Lisbon",
  "America/Sao_Paulo",
  "America/Havana",
  "Asia/Beirut",
  "Asia/Kathmandu",
  "Pacific/Auckland",
  "UTC",
];
const dayIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone });
  return (at: number) => format.format(at);
};
const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe("the parts of a period", () => {
  it("are days of the calendar, of 23, 24 or 25 hours", () => {
    const days = partsOf(span("2026-10-24T10:00:00Z", "2026-10-27T01:00:00Z"), "day", "Europe/Lisbon");
    expect(days.map((day) => day.toISOString())).toEqual([
      "2026-10-23T23:00:00.000Z",
      "2026-10-24T23:00:00.000Z",
      "2026-10-26T00:00:00.000Z",
      "2026-10-27T00:00:00.000Z",
    ]);
  });

  it("are hours from its start", () => {
    const hours = partsOf(span("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z"), "hour", "Europe/Lisbon");
    expect(hours.map((hour) => hour.toISOString().slice(11, 16))).toEqual(["23:00", "00:00", "01:00"]);
  });

  it("begin where the date changes, in any zone, also where midnight is skipped", () => {
    const days = fc.tuple(fc.nat(3 * 365 * 24), fc.integer({ min: 1, max: 40 * 24 }));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, (timeZone, [start, length]) => {
        const from = new Date(Date.UTC(2024, 0, 1) + start * HOUR_MS);
        const to = new Date(from.getTime() + length * HOUR_MS);
        const dayOf = dayIn(timeZone);
        const parts = partsOf({ from, to }, "day", timeZone).map((part) => part.getTime());
        const dates = parts.map(dayOf);
        const expected = new Set<string>();
        for (let at = from.getTime(); at < to.getTime(); at += HOUR_MS / 2) expected.add(dayOf(at));
        expect(dates).toEqual([...expected]);
        for (const part of parts) expect(dayOf(part - 1)).not.toBe(dayOf(part));
      }),
      { numRuns: 200 },
    );
  });
});

it("a week before is the same time of the same weekday, by the clock on the wall", () => {
  expect(daysBefore(new Date("2026-10-26T09:00:00Z"), 7, "Europe/Lisbon").toISOString()).toBe("2026-10-19T08:00:00.000Z");
  expect(daysBefore(new Date("2026-04-01T08:00:00Z"), 7, "Europe/Lisbon").toISOString()).toBe("2026-03-25T09:00:00.000Z");
  expect(daysBefore(new Date("2026-11-20T09:00:00Z"), 28, "UTC")).toEqual(new Date(Date.UTC(2026, 10, 20, 9) - 28 * DAY_MS));
});
