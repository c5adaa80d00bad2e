import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type WindowFigure, windowFigure } from "@/lib/whatsapp/window-figure";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const GUARD = 5 * SECOND;
const NOW = new Date("2026-11-20T13:14:00Z");

/** The figure with `left` milliseconds until the composer switches. */
const figure = (left: number) => windowFigure(new Date(NOW.getTime() + GUARD + left), NOW);
const two = (value: number) => String(value).padStart(2, "0");

function text({ kind, hours, minutes, seconds, tone }: WindowFigure): string {
  const words = {
    hours: `${hours} h ${minutes} m`,
    minutes: `${minutes} m`,
    clock: `${two(minutes)}:${two(seconds)}`,
    closed: "Closed",
    never: "Not open",
  };
  return `${words[kind]}, ${tone}`;
}

describe("the figure", () => {
  test.each([
    [24 * HOUR - GUARD, "23 h 59 m, calm"],
    [23 * HOUR + 11 * MINUTE, "23 h 11 m, calm"],
    [2 * HOUR, "2 h 0 m, calm"],
    [2 * HOUR - 1, "1 h 59 m, amber"],
    [100 * MINUTE, "1 h 40 m, amber"],
    [HOUR, "1 h 0 m, amber"],
    [HOUR - 1, "59 m, amber"],
    [52 * MINUTE + 59_999, "52 m, amber"],
    [15 * MINUTE, "15 m, amber"],
    [15 * MINUTE - 1, "14 m, red"],
    [10 * MINUTE, "10 m, red"],
    [10 * MINUTE - 1, "09:59, red"],
    [4 * MINUTE + 12 * SECOND, "04:12, red"],
    [MINUTE, "01:00, red"],
    [SECOND, "00:01, red"],
    [SECOND - 1, "00:00, red"],
    [1, "00:00, red"],
    [0, "Closed, closed"],
    [-GUARD, "Closed, closed"],
    [-30 * HOUR, "Closed, closed"],
  ])("with %i ms left reads %s", (left, words) => {
    expect(text(figure(left))).toBe(words);
  });

  test("of a window that was never opened says so, in the closed tone", () => {
    expect(windowFigure(null, NOW)).toMatchObject({
      kind: "never",
      tone: "closed",
      light: 0,
      line: null,
      nextChangeInMs: null,
    });
  });

  test("never shows 24 hours, even while Meta's clock is ahead of ours", () => {
    const ahead = figure(24 * HOUR + 3 * SECOND);
    expect(text(ahead)).toBe("23 h 59 m, calm");
    expect(ahead.light).toBe(1);
    expect(ahead.nextChangeInMs).toBe(MINUTE + 3 * SECOND + 1);
  });

  test("draws a line only in amber (of two hours) and red (of fifteen minutes)", () => {
    expect(figure(2 * HOUR).line).toBeNull();
    expect(figure(HOUR).line).toBe(0.5);
    expect(figure(15 * MINUTE).line).toBe(0.125);
    expect(figure(7.5 * MINUTE).line).toBe(0.5);
    expect(figure(0).line).toBeNull();
  });

  test("lights the sash by the square root of the time left, and keeps a last strip until it closes", () => {
    expect(figure(24 * HOUR).light).toBe(1);
    expect(figure(6 * HOUR).light).toBe(0.5);
    expect(figure(SECOND).light).toBeCloseTo(1.5 / 9);
    expect(figure(0).light).toBe(0);
  });

  test("never promises more time than there is, and less than a minute too little", () => {
    fc.assert(
      fc.property(fc.integer({ min: -HOUR, max: 25 * HOUR }), (left) => {
        const { kind, hours, minutes, seconds } = figure(left);
        const promised = hours * HOUR + minutes * MINUTE + seconds * SECOND;
        expect(promised).toBeLessThanOrEqual(Math.max(0, left));
        const unit = kind === "clock" ? SECOND : MINUTE;
        if (left > 0 && left < 24 * HOUR - GUARD) expect(left - promised).toBeLessThan(unit);
      }),
    );
  });

  test("changes exactly when it says it will, and not one millisecond earlier", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 * HOUR }), (left) => {
        const { nextChangeInMs } = figure(left);
        expect(nextChangeInMs).not.toBeNull();
        expect(text(figure(left - Number(nextChangeInMs) + 1))).toBe(text(figure(left)));
        expect(text(figure(left - Number(nextChangeInMs)))).not.toBe(text(figure(left)));
      }),
      { numRuns: 500 },
    );
  });

  test("only sinks: neither its time, its light nor its tone comes back while time passes", () => {
    const tones = ["calm", "amber", "red", "closed"];
    fc.assert(
      fc.property(fc.integer({ min: -HOUR, max: 25 * HOUR }), fc.integer({ min: 0, max: 25 * HOUR }), (left, passed) => {
        const [before, after] = [figure(left), figure(left - passed)];
        expect(after.light).toBeLessThanOrEqual(before.light);
        expect(tones.indexOf(after.tone)).toBeGreaterThanOrEqual(tones.indexOf(before.tone));
      }),
    );
  });
});
