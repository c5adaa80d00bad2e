import type { DeliveryReport } from "@/lib/contract/supervision";
import type { DeliveryFigures } from "@/lib/contract/template-library";
import { bucketStarts, type Span } from "../frame/period";

export type DeliveryRow = DeliveryReport["rows"][number];

const NOTHING: DeliveryFigures = { total: 0, waiting: 0, unknown: 0, sent: 0, delivered: 0, read: 0, failed: 0 };

/**
 * The hours (or days) of a report without a hole, from the first in which something was sent to the last that has begun: of a
 * day that is over, to the last in which something was sent.
 */
export function fillTimes({ rows, unit }: DeliveryReport, span: Span, timeZone: string, asOf: Date): DeliveryRow[] {
  const known = new Map(rows.flatMap((row) => (row.key === null ? [] : [[Date.parse(row.key), row] as const])));
  const starts = bucketStarts(span, unit, timeZone, asOf);
  const used = starts.flatMap((start, index) => ((known.get(Date.parse(start))?.total ?? 0) > 0 ? [index] : []));
  const isRunning = asOf < new Date(span.to);
  const first = unit === "day" ? 0 : (used[0] ?? 0);
  const last = unit === "day" || isRunning ? starts.length - 1 : (used.at(-1) ?? starts.length - 1);
  return starts
    .slice(first, last + 1)
    .map((start) => ({ ...(known.get(Date.parse(start)) ?? { ...NOTHING, label: null }), key: start }));
}

/** All rows of a report together. */
export function sumRows(rows: readonly DeliveryFigures[]): DeliveryFigures {
  return rows.reduce<DeliveryFigures>(
    (sum, row) => ({
      total: sum.total + row.total,
      waiting: sum.waiting + row.waiting,
      unknown: sum.unknown + row.unknown,
      sent: sum.sent + row.sent,
      delivered: sum.delivered + row.delivered,
      read: sum.read + row.read,
      failed: sum.failed + row.failed,
    }),
    NOTHING,
  );
}
