import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { DeliveryBucket } from "@/lib/contract/supervision";
import type { DeliveryFigures } from "@/lib/contract/template-library";
import { Prisma } from "@/lib/db/generated/client";

/**
 * The rows of `message m` that reports count: what was sent from here. Not what somebody typed on the number's phone, of which Meta tells
 * nothing further, nor what only changes another message. Worded as the index `message_sent` is.
 */
export const sentFromHere = Prisma.sql`(m.direction = 'outbound' AND m.source IS NULL AND m.type NOT IN ('reaction', 'edit', 'revoke', 'call'))`;

/** The one place that says what a figure means. */
const BUCKETS = {
  queued: "waiting",
  sending: "waiting",
  unknown: "unknown",
  accepted: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
} as const satisfies Record<DeliveryStatus, DeliveryBucket>;

/** The condition on `message m` that it is counted by a figure. Literal, so that partial indexes serve it. */
export function inBucket(bucket: DeliveryBucket): Prisma.Sql {
  return IN_BUCKET[bucket];
}

const IN_BUCKET: Readonly<Record<DeliveryBucket, Prisma.Sql>> = {
  waiting: statusIn("waiting"),
  unknown: statusIn("unknown"),
  sent: statusIn("sent"),
  delivered: statusIn("delivered"),
  read: statusIn("read"),
  failed: Prisma.sql`m.status = 'failed'`,
};

function statusIn(bucket: DeliveryBucket): Prisma.Sql {
  const statuses = Object.entries(BUCKETS).flatMap(([status, of]) => (of === bucket ? [`'${status}'`] : []));
  return Prisma.raw(`m.status IN (${statuses.join(", ")})`);
}

/** Messages of one status: what a GROUP BY status answers. */
export type StatusCount = { status: DeliveryStatus; messages: number };

/** The figures of messages that were counted by status. */
export function toFigures(counts: readonly StatusCount[]): DeliveryFigures {
  const figures: DeliveryFigures = { total: 0, waiting: 0, unknown: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
  for (const { status, messages } of counts) {
    figures[BUCKETS[status]] += messages;
    figures.total += messages;
  }
  return figures;
}
