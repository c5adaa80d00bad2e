import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isServiceWindowOpen, isWindowRefused, serviceWindowClosesAt, type WindowFacts } from "@/lib/whatsapp/service-window";

const DAY = 24 * 3_600_000;
const NEVER: WindowFacts = { lastInboundAt: null, windowRefusedAt: null };
const WROTE = new Date("2026-11-20T13:14:00Z");
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
const wroteAt = (at: Date): WindowFacts => ({ ...NEVER, lastInboundAt: at });
const refusedAt = (facts: WindowFacts, at: Date): WindowFacts => ({ ...facts, windowRefusedAt: at });

const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-02-01"), noInvalidDate: true });
const instants = fc.array(instant, { maxLength: 6 });

/** The facts of a history, however it arrived. */
function factsOf(messages: Date[], refusals: Date[]): WindowFacts {
  return { lastInboundAt: newest(messages), windowRefusedAt: newest(refusals) };
}

function newest(dates: Date[]): Date | null {
  return dates.length === 0 ? null : new Date(Math.max(...dates.map(Number)));
}

describe("the service window", () => {
  test("never opened for a contact who never wrote, refused or not", () => {
    for (const facts of [NEVER, refusedAt(NEVER, WROTE)]) {
      expect(serviceWindowClosesAt(facts)).toBeNull();
      expect(isServiceWindowOpen(facts, WROTE)).toBe(false);
      expect(isWindowRefused(facts)).toBe(false);
    }
  });

  test("lasts exactly 24 hours from the contact's message", () => {
    const facts = wroteAt(WROTE);
    expect(serviceWindowClosesAt(facts)).toEqual(later(WROTE, DAY));
    expect(isServiceWindowOpen(facts, later(WROTE, DAY - 1))).toBe(true);
    expect(isServiceWindowOpen(facts, later(WROTE, DAY))).toBe(false);
  });

  test("is closed by Meta's refusal, at whatever time one looks", () => {
    const facts = refusedAt(wroteAt(WROTE), later(WROTE, 60_000));
    expect(isWindowRefused(facts)).toBe(true);
    expect(serviceWindowClosesAt(facts)).toEqual(later(WROTE, 60_000));
    expect(isServiceWindowOpen(facts, later(WROTE, 30_000))).toBe(false);
  });

  test("stays refused when a message of the same second is all there is, and reopens with a newer one", () => {
    const refused = refusedAt(wroteAt(WROTE), WROTE);
    expect(isServiceWindowOpen(refused, later(WROTE, 1))).toBe(false);
    const reopened = { ...refused, lastInboundAt: later(WROTE, 1_000) };
    expect(serviceWindowClosesAt(reopened)).toEqual(later(WROTE, 1_000 + DAY));
    expect(isServiceWindowOpen(reopened, later(WROTE, 2_000))).toBe(true);
  });

  test("is not prolonged by a refusal that comes long after it closed", () => {
    expect(serviceWindowClosesAt(refusedAt(wroteAt(WROTE), later(WROTE, 3 * DAY)))).toEqual(later(WROTE, DAY));
  });

  test("is not opened by a webhook that brings an old message hours late", () => {
    expect(isServiceWindowOpen(wroteAt(WROTE), later(WROTE, 30 * 3_600_000))).toBe(false);
  });

  test("never moves backwards with another message of the contact", () => {
    fc.assert(
      fc.property(instants, instants, instant, (messages, refusals, another) => {
        const before = serviceWindowClosesAt(factsOf(messages, refusals));
        const after = serviceWindowClosesAt(factsOf([...messages, another], refusals));
        expect(after).not.toBeNull();
        expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
      }),
      { numRuns: 1_000 },
    );
  });

  test("never moves forwards with a refusal", () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 6 }), instants, instant, (messages, refusals, another) => {
        const before = serviceWindowClosesAt(factsOf(messages, refusals));
        const after = serviceWindowClosesAt(factsOf(messages, [...refusals, another]));
        if (refusals.length === 0) expect(Number(after)).toBeLessThanOrEqual(Number(before));
        expect(Number(after)).toBeLessThanOrEqual(Number(newest(messages)) + DAY);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is open exactly when the newest message is under 24 hours old and newer than every refusal", () => {
    fc.assert(
      fc.property(instants, instants, instant, (messages, refusals, now) => {
        const newestAt = Math.max(...messages.map(Number));
        const open = messages.length > 0 && now.getTime() < newestAt + DAY && refusals.every((at) => at.getTime() < newestAt);
        expect(isServiceWindowOpen(factsOf(messages, refusals), now)).toBe(open);
      }),
      { numRuns: 1_000 },
    );
  });
});
