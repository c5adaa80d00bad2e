import { describe, expect, test } from "vitest";
import { bucketEnd, bucketStarts, daysOf, spanOf, startOfDay } from "@/components/supervision/frame/period";

const NONE = { first: null, last: null };
const AFTERNOON = new Date("2026-11-24T14:32:08Z");

describe("the days of a period", () => {
  test("today and yesterday are the reader's, not the server's", () => {
    const lateEvening = new Date("2026-11-24T23:30:00Z");
    expect(daysOf("today", NONE, lateEvening, "Europe/Lisbon")).toEqual({ first: "2026-11-24", last: "2026-11-24" });
    expect(daysOf("today", NONE, lateEvening, "Asia/Tokyo")).toEqual({ first: "2026-11-25", last: "2026-11-25" });
    expect(daysOf("yesterday", NONE, lateEvening, "Asia/Tokyo")).toEqual({ first: "2026-11-24", last: "2026-11-24" });
  });

  test("seven days end with today", () => {
    expect(daysOf("week", NONE, AFTERNOON, "Europe/Lisbon")).toEqual({ first: "2026-11-18", last: "2026-11-24" });
  });

  test("chosen days are kept in order, out of the future, and no more than a report covers", () => {
    const chosen = (first: string, last: string) => daysOf("custom", { first, last }, AFTERNOON, "Europe/Lisbon");
    expect(chosen("2026-11-02", "2026-11-05")).toEqual({ first: "2026-11-02", last: "2026-11-05" });
    expect(chosen("2026-11-09", "2026-11-05")).toEqual({ first: "2026-11-05", last: "2026-11-05" });
    expect(chosen("2026-11-20", "2026-12-31")).toEqual({ first: "2026-11-20", last: "2026-11-24" });
    expect(chosen("2025-01-01", "2026-11-24")).toEqual({ first: "2026-10-25", last: "2026-11-24" });
  });
});

describe("the instants of a day", () => {
  test.each([
    ["UTC", "2026-11-24", "2026-11-24T00:00:00.000Z"],
    ["Asia/Kolkata", "2026-11-24", "2026-11-23T18:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-24", "2026-11-23T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-11-24", "2026-11-24T11:00:00.000Z"],
    ["America/Sao_Paulo", "2026-11-24", "2026-11-24T03:00:00.000Z"],
  ])("begin at midnight in %s", (timeZone, day, start) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(start);
  });

  test("begin at one o'clock where midnight is skipped", () => {
    // Santiago put its clocks forward at 00:00 on 6 September 2026.
    expect(startOfDay("2026-09-06", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  test("are 23 hours in spring, and 25 in autumn", () => {
    const hours = (day: string) => {
      const { from, to } = spanOf({ first: day, last: day }, "Europe/Lisbon");
      return (Date.parse(to) - Date.parse(from)) / 3_600_000;
    };
    expect(hours("2026-03-29")).toBe(23);
    expect(hours("2026-10-25")).toBe(25);
    expect(hours("2026-11-24")).toBe(24);
  });
});

describe("the bars of a period", () => {
  test("are all its hours up to now, also on the day when clocks go back", () => {
    const today = spanOf({ first: "2026-11-24", last: "2026-11-24" }, "Europe/Lisbon");
    expect(bucketStarts(today, "hour", "Europe/Lisbon", AFTERNOON).at(-1)).toBe("2026-11-24T14:00:00.000Z");
    const long = spanOf({ first: "2026-10-25", last: "2026-10-25" }, "Europe/Lisbon");
    expect(bucketStarts(long, "hour", "Europe/Lisbon")).toHaveLength(25);
  });

  test("are days that begin at the reader's midnight, summer and winter", () => {
    const span = spanOf({ first: "2026-10-24", last: "2026-10-26" }, "Europe/Lisbon");
    expect(bucketStarts(span, "day", "Europe/Lisbon")).toEqual([
      "2026-10-23T23:00:00.000Z",
      "2026-10-24T23:00:00.000Z",
      "2026-10-26T00:00:00.000Z",
    ]);
    expect(bucketEnd("2026-10-24T23:00:00.000Z", "day", "Europe/Lisbon")).toBe("2026-10-26T00:00:00.000Z");
    expect(bucketEnd("2026-11-24T11:00:00.000Z", "hour", "Europe/Lisbon")).toBe("2026-11-24T12:00:00.000Z");
  });
});
