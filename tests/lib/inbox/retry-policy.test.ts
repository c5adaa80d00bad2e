import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRetry, type Obstacle } from "@/lib/inbox/retry-policy";

const refused = (code: number, errorClass: "retry" | "later" = "retry"): Obstacle => ({
  kind: "refused",
  code,
  class: errorClass,
});

/** The delays before each further attempt, without jitter, until giving up. */
function delays(obstacle: Obstacle): number[] {
  const seconds: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const decision = decideRetry(obstacle, attempts, 0);
    if (decision.kind === "give-up") return seconds;
    seconds.push(decision.delayMs / 1_000);
  }
}

describe("a retry", () => {
  it("after the pair limit waits 4^k seconds, for this contact only", () => {
    expect(delays(refused(131056))).toEqual([1, 4, 16, 64, 256]);
    expect(decideRetry(refused(131056), 1, 0)).toMatchObject({ pausesNumber: false });
  });

  it("after the throughput limit doubles its wait, and the whole number waits with it", () => {
    expect(delays(refused(130429))).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(decideRetry(refused(130429), 1, 0)).toMatchObject({ pausesNumber: true });
  });

  it.each([4, 17, 32, 613, 80007])("after the account's limit %i waits minutes, and the whole number with it", (code) => {
    expect(delays(refused(code))).toEqual([60, 120, 240, 480]);
    expect(decideRetry(refused(code), 1, 0)).toMatchObject({ pausesNumber: true });
  });

  it("of what nobody can explain is tried three times in all", () => {
    expect(delays(refused(131000))).toHaveLength(2);
    expect(delays(refused(999_999))).toHaveLength(2);
  });

  it("of a limit that lasts waits for an hour at most, because the conversation waits behind it", () => {
    expect(delays(refused(131048, "later"))).toEqual([300, 900, 2_700]);
  });

  it("of a paused template is left to the agent", () => {
    expect(delays(refused(132015, "later"))).toEqual([]);
  });

  it("without a connection goes on for a quarter of an hour", () => {
    const total = delays({ kind: "not-sent" }).reduce((sum, delay) => sum + delay, 0);
    expect(total).toBeGreaterThan(600);
    expect(total).toBeLessThan(1_200);
  });

  it("is always bounded, never early, and at most a quarter late", () => {
    const obstacles = fc.oneof(
      fc.constant<Obstacle>({ kind: "not-sent" }),
      fc.record({
        kind: fc.constant("refused" as const),
        code: fc.oneof(fc.constantFrom(1, 2, 4, 80007, 130429, 131016, 131048, 131056), fc.integer({ min: 0, max: 3_000_000 })),
        class: fc.constantFrom("retry" as const, "later" as const),
      }),
    );
    fc.assert(
      fc.property(
        obstacles,
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (obstacle, attempts, random) => {
          const plain = decideRetry(obstacle, attempts, 0);
          const jittered = decideRetry(obstacle, attempts, random);
          if (attempts >= 20) expect(plain.kind).toBe("give-up");
          expect(jittered.kind).toBe(plain.kind);
          if (plain.kind === "give-up" || jittered.kind === "give-up") return;
          expect(plain.delayMs).toBeGreaterThanOrEqual(1_000);
          expect(jittered.delayMs).toBeGreaterThanOrEqual(plain.delayMs);
          expect(jittered.delayMs).toBeLessThanOrEqual(plain.delayMs * 1.25);
        },
      ),
    );
  });
});
