import { afterEach, expect, test } from "vitest";
import { now, setClockOffset } from "@/lib/clock";

const HOUR_MS = 3_600_000;

afterEach(() => setClockOffset(0));

test("now is real time until the sandbox moves it", () => {
  const before = Date.now();
  const present = now().getTime();
  expect(present).toBeGreaterThanOrEqual(before);
  expect(present).toBeLessThanOrEqual(Date.now());
});

test("an offset moves now, and taking it back returns to real time", () => {
  setClockOffset(24 * HOUR_MS);
  expect(now().getTime()).toBeGreaterThanOrEqual(Date.now() + 24 * HOUR_MS - 1_000);
  setClockOffset(0);
  expect(now().getTime()).toBeLessThanOrEqual(Date.now());
});
