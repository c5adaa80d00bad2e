import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterInbound,
  afterRefusal,
  isServiceWindowOpen,
  isWindowRefused,
  serviceWindowClosesAt,
  type WindowFacts,
} from "@/lib/whatsapp/service-window";

const DAY = 24 * 3_600_000;
const NEVER: WindowFacts = { lastInboundAt: null, windowRefusedAt: null };
const WROTE = new Date("2026-11-20T13:14:00Z");
const wroteAt = (at: Date) => afterInbound(NEVER, at);
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const step = fc.record({ kind: fc.constantFrom("inbound", "refusal"), at: instant });
type Step = { kind: string; at: Date };
const apply = (facts: WindowFacts, { kind, at }: Step) =>
  kind === "inbound" ? afterInbound(facts, at) : afterRefusal(facts, at);

describe("the service window", () => {
  test("never opened for a contact who never wrote", () => {
    expect(serviceWindowClosesAt(NEVER)).toBeNull();
    expect(isServiceWindowOpen(NEVER, WROTE)).toBe(false);
    expect(serviceWindowClosesAt(afterRefusal(NEVER, WROTE))).toBeNull();
    expect(isWindowRefused(afterRefusal(NEVER, WROTE))).toBe(false);
  });

  test("lasts exactly 24 hours from the contact's message", () => {
    const facts = wroteAt(WROTE);
    expect(serviceWindowClosesAt(facts)).toEqual(later(WROTE, DAY));
    expect(isServiceWindowOpen(facts, later(WROTE, DAY - 1))).toBe(true);
    expect(isServiceWindowOpen(facts, later(WROTE, DAY))).toBe(false);
  });

  test("is closed by Meta's refusal, at whatever time one looks", () => {
    const facts = afterRefusal(wroteAt(WROTE), later(WROTE, 60_000));
    expect(isWindowRefused(facts)).toBe(true);
    expect(serviceWindowClosesAt(facts)).toEqual(later(WROTE, 60_000));
    expect(isServiceWindowOpen(facts, later(WROTE, 30_000))).toBe(false);
  });

  test("stays refused when a message of the same second is all there is, and reopens with a newer one", () => {
    const refused = afterRefusal(wroteAt(WROTE), WROTE);
    expect(isServiceWindowOpen(refused, later(WROTE, 1))).toBe(false);
    const reopened = afterInbound(refused, later(WROTE, 1_000));
    expect(serviceWindowClosesAt(reopened)).toEqual(later(WROTE, 1_000 + DAY));
    expect(isServiceWindowOpen(reopened, later(WROTE, 2_000))).toBe(true);
  });

  test("is not prolonged by a refusal that comes long after it closed", () => {
    expect(serviceWindowClosesAt(afterRefusal(wroteAt(WROTE), later(WROTE, 3 * DAY)))).toEqual(later(WROTE, DAY));
  });

  test("is not opened by a webhook that brings an old message hours late", () => {
    const arrival = later(WROTE, 30 * 3_600_000);
    expect(isServiceWindowOpen(wroteAt(WROTE), arrival)).toBe(false);
  });

  test("never moves backwards, whatever messages come and in whatever order", () => {
    fc.assert(
      fc.property(fc.array(instant), (messages) => {
        let facts = NEVER;
        for (const message of messages) {
          const before = serviceWindowClosesAt(facts);
          facts = afterInbound(facts, message);
          const after = serviceWindowClosesAt(facts);
          expect(after).not.toBeNull();
          expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
        }
      }),
    );
  });

  test("ends the same in any order of messages and refusals, repeated or not", () => {
    fc.assert(
      fc.property(
        fc
          .array(step)
          .chain((steps) =>
            fc.tuple(fc.constant(steps), fc.shuffledSubarray([...steps, ...steps], { minLength: 2 * steps.length })),
          ),
        ([steps, shuffled]) => {
          expect(shuffled.reduce(apply, NEVER)).toEqual(steps.reduce(apply, NEVER));
        },
      ),
    );
  });

  test("is open exactly when the newest message is under 24 hours old and newer than every refusal", () => {
    fc.assert(
      fc.property(fc.array(step), instant, (steps, now) => {
        const inbound = steps.filter(({ kind }) => kind === "inbound").map(({ at }) => at.getTime());
        const refusals = steps.filter(({ kind }) => kind === "refusal").map(({ at }) => at.getTime());
        const newest = Math.max(...inbound);
        const open = inbound.length > 0 && now.getTime() < newest + DAY && refusals.every((at) => at < newest);
        expect(isServiceWindowOpen(steps.reduce(apply, NEVER), now)).toBe(open);
      }),
    );
  });

  test("keeps the other fields of what it is given", () => {
    expect(afterInbound({ ...NEVER, id: "c1" }, WROTE)).toEqual({
      id: "c1",
      lastInboundAt: WROTE,
      windowRefusedAt: null,
    });
  });
});
