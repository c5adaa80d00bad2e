import type { FailedMessages, MessageFilter, SupervisedMessages } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "../access";
import { type Place, parseCursor, toCursor } from "../cursor";
import { findObstacle, type ObstacleRecord } from "../retry-obstacles";
import { retryWaitOf } from "../retry-rules";
import { inTime } from "./in-time";
import { type SupervisedRecord, supervisedColumns, supervisedTables, toSupervisedMessage } from "./message-rows";
import { periodOf } from "./scope";
import { isAmong, type SentFilter } from "./sent-messages";

const PAGE_SIZE = 50;
const MAX_COUNT = 10_000;
const MAX_FAILED = 200;

/** A filter of the contract, with who asks. Throws DomainError "invalid_input" for a period that is none, or too long. */
export function filterOf(actor: Actor, { from, to, cursor: _, ...rest }: MessageFilter): SentFilter {
  return { actor, ...rest, ...periodOf({ from, to }) };
}

/** A page of the messages behind a figure, newest first. Throws DomainError "invalid_input", and "unavailable" when a search takes too long. */
export async function listSentMessages(actor: Actor, filter: MessageFilter): Promise<SupervisedMessages> {
  const condition = isAmong(filterOf(actor, filter));
  const place = filter.cursor === undefined ? null : parseCursor(filter.cursor);
  return inTime(async (tx) => {
    const records = await loadSentMessages(tx, condition, place, PAGE_SIZE + 1);
    const rows = records.slice(0, PAGE_SIZE);
    const last = records.length > PAGE_SIZE ? rows.at(-1) : undefined;
    return {
      // The first page of a search that finds little has looked at everything.
      total: isWhole(records, place) ? records.length : await countUpTo(tx, condition, MAX_COUNT),
      rows: rows.map(toSupervisedMessage),
      nextCursor: last ? toCursor({ at: last.happenedAt, id: last.id }) : null,
    };
  });
}

function isWhole(records: readonly SupervisedRecord[], place: Place | null): boolean {
  return place === null && records.length <= PAGE_SIZE;
}

/** The messages that a condition on `message m` finds, newest first, after a place. */
export function loadSentMessages(
  tx: Pick<Tx, "$queryRaw">,
  condition: Prisma.Sql,
  place: Place | null,
  limit: number,
): Promise<SupervisedRecord[]> {
  const after = place ? Prisma.sql`AND (m.happened_at, m.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  // Found first and joined then, so that only a page is joined.
  return tx.$queryRaw<SupervisedRecord[]>`
    WITH page AS MATERIALIZED (
      SELECT m.id FROM message m WHERE ${condition} ${after} ORDER BY m.happened_at DESC, m.id DESC LIMIT ${limit})
    SELECT ${supervisedColumns} FROM page JOIN message m ON m.id = page.id ${supervisedTables}
    ORDER BY m.happened_at DESC, m.id DESC`;
}

/** How many messages a condition finds; counting stops at `limit`. */
export async function countUpTo(tx: Pick<Tx, "$queryRaw">, condition: Prisma.Sql, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ messages: number }[]>`
    SELECT count(*)::int AS messages FROM (SELECT FROM message m WHERE ${condition} LIMIT ${limit}) AS counted`;
  return row?.messages ?? 0;
}

type FailedRecord = SupervisedRecord & ObstacleRecord & { windowClosesAt: Date | null };

/** Messages that failed, newest first, at most 200 of them, each with what stands in the way of sending it again. */
export async function listFailedMessages(actor: Actor, filter: MessageFilter, now: Date): Promise<FailedMessages> {
  const condition = isAmong({ ...filterOf(actor, filter), bucket: "failed" });
  return inTime(async (tx) => {
    const obstacle = await findObstacle(tx, actor, condition, now);
    const records = await tx.$queryRaw<FailedRecord[]>`
      WITH page AS MATERIALIZED (
        SELECT m.id FROM message m WHERE ${condition} ORDER BY m.happened_at DESC, m.id DESC LIMIT ${MAX_FAILED})
      SELECT ${supervisedColumns}, c.window_closes_at AS "windowClosesAt", ${obstacle} AS obstacle, m.failed_at + ${retryWaitOf} AS "possibleAt"
      FROM page JOIN message m ON m.id = page.id ${supervisedTables} ORDER BY m.happened_at DESC, m.id DESC`;
    const rows = records.map((record) => ({
      ...toSupervisedMessage(record),
      obstacle: record.obstacle,
      possibleAt: record.obstacle === "too_soon" ? (record.possibleAt?.toISOString() ?? null) : null,
      windowClosesAt: record.windowClosesAt?.toISOString() ?? null,
    }));
    return { total: await countUpTo(tx, condition, MAX_COUNT), rows };
  });
}
