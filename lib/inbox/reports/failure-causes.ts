import type { Board, Cause } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { inBucket } from "../delivery-figures";
import type { ReportScope } from "./scope";
import { causeOf, isAmong } from "./sent-messages";

/** A template in one hour explains failures when there are this many, and at least this share of all. */
const REMARKED_MESSAGES = 5;
const REMARKED_SHARE = 1 / 3;

/** Why messages of a period failed, most first. */
export async function countCauses(tx: Tx, scope: ReportScope): Promise<Board["causes"]> {
  const rows = await tx.$queryRaw<{ cause: string; code: number | null; messages: number }[]>`
    SELECT ${causeOf} AS cause, m.error_code AS code, count(*)::int AS messages
    FROM message m WHERE ${isAmong({ ...scope, bucket: "failed" })} GROUP BY 1, 2 ORDER BY 3 DESC, 1`;
  return rows.map(({ messages, ...row }) => ({ ...toCause(row), messages }));
}

/** A cause as the contract has it. */
export function toCause({ cause, code }: { cause: string; code: number | null }): Cause {
  return code === null ? { code: null, ours: cause } : { code, ours: null };
}

/** The template, in one hour, that explains most failures; null = none stands out. */
export async function findRemark(tx: Tx, scope: ReportScope, failed: number): Promise<Board["remark"]> {
  if (failed < REMARKED_MESSAGES) return null;
  const [row] = await tx.$queryRaw<{ template: string; hour: number; messages: number }[]>`
    SELECT t.name AS template, floor(extract(epoch FROM m.happened_at - ${scope.from}::timestamptz) / 3600)::int AS hour, count(*)::int AS messages
    FROM message m JOIN template t ON t.id = m.template_id
    WHERE ${isAmong(scope)} AND ${inBucket("failed")} GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1 LIMIT 1`;
  if (!row || row.messages < REMARKED_MESSAGES || row.messages < failed * REMARKED_SHARE) return null;
  const { template, hour, messages } = row;
  return { template, hour: new Date(scope.from.getTime() + hour * 3_600_000).toISOString(), messages };
}
