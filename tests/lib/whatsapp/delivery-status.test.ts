import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyStatus,
  DELIVERY_STATUSES,
  type DeliveryReport,
  type DeliveryState,
  deliveryRank,
  type ReportedStatus,
} from "@/lib/whatsapp/delivery-status";
import type { ToldError } from "@/lib/whatsapp/meta-error";

const CLAIMED: DeliveryState = {
  status: "sending",
  acceptedAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  playedAt: null,
  failedAt: null,
  errorCode: null,
  error: null,
  pricing: null,
};
const REPORTED: ReportedStatus[] = ["accepted", "sent", "delivered", "read", "played", "failed"];
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 13, 14, second));
const because = (code: number | null, details: string | null = null): ToldError => ({
  code,
  title: null,
  message: null,
  details,
  href: null,
});
const fold = (reports: DeliveryReport[], state = CLAIMED) => reports.reduce(applyStatus, state);

const report: fc.Arbitrary<DeliveryReport> = fc.record(
  {
    status: fc.constantFrom(...REPORTED),
    happenedAt: fc.integer({ min: 0, max: 5 }).map(at),
    error: fc.option(
      fc
        .record({ code: fc.constantFrom(131000, 131047, null), details: fc.constantFrom(null, "a", "b") })
        .map(({ code, details }) => because(code, details)),
    ),
    pricing: fc.option(fc.record({ billable: fc.boolean(), category: fc.constantFrom("service", "utility") })),
  },
  { requiredKeys: ["status", "happenedAt"] },
);
const initial = fc
  .constantFrom("queued" as const, "sending" as const, "unknown" as const)
  .map((status) => ({ ...CLAIMED, status }));

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe("the delivery status", () => {
  test("ranks as the product and the database list it", () => {
    expect(DELIVERY_STATUSES.map(deliveryRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(DELIVERY_STATUSES).toEqual([
      "queued",
      "sending",
      "unknown",
      "accepted",
      "sent",
      "failed",
      "delivered",
      "read",
      "played",
    ]);
  });

  test("ends in the same state for every order of all six reports, each told twice", () => {
    const reports: DeliveryReport[] = REPORTED.map((status, index) => ({
      status,
      happenedAt: at(index),
      error: status === "failed" ? because(131026) : null,
      pricing: status === "sent" ? { category: "service" } : null,
    }));
    const expected = fold(reports);
    expect(expected).toMatchObject({
      status: "played",
      acceptedAt: at(0),
      sentAt: at(1),
      deliveredAt: at(2),
      readAt: at(3),
      playedAt: at(4),
      failedAt: at(5),
      errorCode: 131026,
    });
    for (const order of permutations(reports)) {
      expect(fold(order)).toEqual(expected);
      expect(fold([...order, ...order.toReversed()])).toEqual(expected);
    }
  });

  test("is commutative: any multiset of reports ends the same in any order", () => {
    fc.assert(
      fc.property(
        initial,
        fc
          .array(report, { maxLength: 12 })
          .chain((reports) => fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length }))),
        (state, [reports, shuffled]) => {
          expect(fold(shuffled, state)).toEqual(fold(reports, state));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is idempotent: reports told again change nothing", () => {
    fc.assert(
      fc.property(initial, fc.array(report, { maxLength: 8 }), (state, reports) => {
        const once = fold(reports, state);
        expect(fold(reports, once)).toEqual(once);
      }),
    );
  });

  test("never moves back", () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 8 }), report, (reports, next) => {
        const before = fold(reports);
        const after = applyStatus(before, next);
        expect(deliveryRank(after.status)).toBeGreaterThanOrEqual(deliveryRank(before.status));
        expect(deliveryRank(after.status)).toBe(Math.max(deliveryRank(before.status), deliveryRank(next.status)));
      }),
    );
  });

  test("keeps the earliest time that Meta gave for each stage", () => {
    const state = fold([
      { status: "delivered", happenedAt: at(4) },
      { status: "delivered", happenedAt: at(2) },
      { status: "delivered", happenedAt: at(3) },
    ]);
    expect(state.deliveredAt).toEqual(at(2));
    expect(state.sentAt).toBeNull();
  });

  test("stays delivered when a failure is reported too, and keeps the failure's time and reason", () => {
    const failed: DeliveryReport = { status: "failed", happenedAt: at(3), error: because(131026) };
    const delivered: DeliveryReport = { status: "delivered", happenedAt: at(2) };
    for (const state of [fold([failed, delivered]), fold([delivered, failed])]) {
      expect(state).toMatchObject({ status: "delivered", deliveredAt: at(2), failedAt: at(3), errorCode: 131026 });
    }
  });

  test("takes the reason of the earliest failure; on a tie the lowest code, and any reason before none", () => {
    const failure = (second: number, error: ToldError | null): DeliveryReport => ({
      status: "failed",
      happenedAt: at(second),
      error,
    });
    expect(fold([failure(5, because(1)), failure(2, because(131049))]).errorCode).toBe(131049);
    expect(fold([failure(2, because(131049)), failure(2, because(131026))]).errorCode).toBe(131026);
    expect(fold([failure(2, because(131026)), failure(2, because(1026))]).errorCode).toBe(1026);
    expect(fold([failure(2, null), failure(2, because(131026))]).errorCode).toBe(131026);
    expect(fold([failure(2, because(131026)), failure(2, null)]).errorCode).toBe(131026);
  });

  test("takes the pricing of the lowest stage that carried one, the earliest on a tie", () => {
    const priced = (status: ReportedStatus, second: number, category: string): DeliveryReport => ({
      status,
      happenedAt: at(second),
      pricing: { category },
    });
    const state = fold([
      priced("delivered", 1, "late"),
      priced("sent", 4, "second"),
      priced("sent", 3, "first"),
      priced("read", 0, "last"),
    ]);
    expect(state.pricing).toEqual({ from: "sent", at: at(3).toISOString(), facts: { category: "first" } });
  });

  test("does not depend on the order of keys inside the pricing, which a database may change", () => {
    const at1 = { status: "sent", happenedAt: at(1) } as const;
    const asWritten: DeliveryReport = { ...at1, pricing: { category: "utility", billable: true } };
    const asStored: DeliveryReport = { ...at1, pricing: { billable: true, category: "utility" } };
    const rival: DeliveryReport = { ...at1, pricing: { category: "service", billable: true } };
    expect(fold([asWritten, rival])).toEqual(fold([asStored, rival]));
    expect(fold([rival, asWritten])).toEqual(fold([rival, asStored]));
  });

  test("lets the other fields of a state pass", () => {
    expect(applyStatus({ ...CLAIMED, id: "m1" }, { status: "sent", happenedAt: at(1) })).toMatchObject({
      id: "m1",
      status: "sent",
    });
  });
});
