import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DatabaseTime } from "@/lib/inbox/database-time";

/** The database's clock shows this much more than ours. */
const AHEAD_MS = 1_700_000_000_000;

/** An answer to a question asked at `askedAt`, that took so long to get there and back. */
function reading(askedAt: number, there: number, back: number, ahead = AHEAD_MS) {
  return { askedAt, heardAt: askedAt + there + back, databaseAt: askedAt + there + ahead };
}

describe("an instant of the database's clock", () => {
  it("is never put before its time, and late by no more than the quickest way back", () => {
    const ways = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(ways, (trips) => {
        const time = new DatabaseTime();
        trips.forEach(([there, back], index) => {
          time.learn(reading(index * 100, there, back));
        });
        const lateMs = time.toLocal(AHEAD_MS + 50_000) - 50_000;
        expect(lateMs).toBe(Math.min(...trips.map(([, back]) => back)));
      }),
    );
  });

  it("is not moved by one slow answer", () => {
    const time = new DatabaseTime();
    time.learn(reading(0, 1, 1));
    time.learn(reading(1_000, 1, 300));
    expect(time.toLocal(AHEAD_MS + 2_000)).toBe(2_001);
  });

  it.each([
    ["back", -60_000],
    ["forward", 60_000],
  ])("follows a clock that is set %s by a minute", (_direction, step) => {
    const time = new DatabaseTime();
    time.learn(reading(0, 1, 1));
    time.learn(reading(1_000, 1, 2, AHEAD_MS + step));
    expect(time.toLocal(AHEAD_MS + step + 2_000)).toBe(2_002);
  });

  it("follows a clock that drifts, once quick answers of before are no longer believed", () => {
    const time = new DatabaseTime();
    for (let second = 0; second <= 120; second += 1) time.learn(reading(second * 1_000, 1, 1, AHEAD_MS - second * 0.1));
    // A tenth of a millisecond a second, and nothing older than two spans.
    expect(time.toLocal(AHEAD_MS - 12 + 130_000)).toBeGreaterThan(130_001 - 6.5);
    expect(time.toLocal(AHEAD_MS - 12 + 130_000)).toBeLessThanOrEqual(130_001);
  });
});
