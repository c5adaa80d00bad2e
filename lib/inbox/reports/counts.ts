import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { isPriced } from "./sent-messages";

/** Messages of a period that are alike in what the board counts. */
export type SentCount = {
  agentId: string | null;
  status: DeliveryStatus;
  /** Null unless Meta reported a price and it arrived. */
  price: { category: string; type: string | null } | null;
  messages: number;
};

/** What was sent, read once and counted by all that the board shows of it. */
export async function countSent(tx: Tx, condition: Prisma.Sql): Promise<SentCount[]> {
  const rows = await tx.$queryRaw<(Omit<SentCount, "price"> & { category: string | null; type: string | null })[]>`
    SELECT m.agent_id AS "agentId", m.status::text AS status, CASE WHEN ${isPriced} THEN m.price_category END AS category,
      CASE WHEN ${isPriced} THEN m.price_type END AS type, count(*)::int AS messages
    FROM message m WHERE ${condition} GROUP BY 1, 2, 3, 4`;
  return rows.map(({ category, type, ...row }) => ({ ...row, price: category === null ? null : { category, type } }));
}

/** Adds up what shares a key, in the order in which keys are met. */
export function sumBy<Row extends { messages: number }, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.messages);
  return sums;
}
