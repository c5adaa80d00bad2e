import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PAIR_CAPACITY, PAIR_REFILL_MS, type PairBudget, takePairToken } from "@/lib/whatsapp/pair-limit";

const START = new Date("2026-11-20T13:14:00Z");
const UNTOUCHED: PairBudget = { tokens: PAIR_CAPACITY, at: null };
const later = (ms: number) => new Date(START.getTime() + ms);

/** Takes as many as it gets, waiting as told; returns when each was taken. */
function takeAll(count: number): number[] {
  const times: number[] = [];
  let budget = UNTOUCHED;
  let now = 0;
  while (times.length < count) {
    const token = takePairToken(budget, later(now));
    if (token.kind === "wait") {
      now += token.waitMs;
    } else {
      times.push(now);
      budget = token.budget;
    }
  }
  return times;
}

describe("the pair budget", () => {
  test("gives 45 at once, then one every six seconds", () => {
    const times = takeAll(50);
    expect(times.slice(0, 45)).toEqual(Array(45).fill(0));
    expect(times.slice(45)).toEqual([6_000, 12_000, 18_000, 24_000, 30_000]);
  });

  test("says exactly how long to wait", () => {
    expect(takePairToken({ tokens: 0, at: START }, START)).toEqual({ kind: "wait", waitMs: 6_000 });
    expect(takePairToken({ tokens: 0, at: START }, later(2_000))).toEqual({ kind: "wait", waitMs: 4_000 });
    expect(takePairToken({ tokens: 0, at: START }, later(6_000))).toEqual({
      kind: "taken",
      budget: { tokens: 0, at: later(6_000) },
    });
  });

  test("fills up to 45 and no further", () => {
    expect(takePairToken({ tokens: 3, at: START }, later(24 * 3_600_000))).toMatchObject({ budget: { tokens: 44 } });
  });

  test("refills nothing while the clock is behind", () => {
    expect(takePairToken({ tokens: 0.5, at: START }, later(-60_000))).toEqual({ kind: "wait", waitMs: 3_000 });
  });

  test("never gives more than 45 and one per six seconds in any span of time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (pauses) => {
        const taken: number[] = [];
        let budget = UNTOUCHED;
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const token = takePairToken(budget, later(now));
          if (token.kind === "wait") continue;
          taken.push(now);
          budget = token.budget;
        }
        for (const [first, from] of taken.entries()) {
          for (const [offset, to] of taken.slice(first).entries()) {
            expect(offset + 1).toBeLessThanOrEqual(PAIR_CAPACITY + (to - from) / PAIR_REFILL_MS + 0.001);
          }
        }
      }),
    );
  });
});
