import type { Board, WaitingRow } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { WINDOW_GUARD_MS } from "@/lib/whatsapp/service-window";
import { loadBusinessTime } from "../business-hours";
import { businessSeconds } from "../business-time";
import { type ConversationRecord, conversationColumns, conversationTables, toConversationRow } from "../conversation-view";
import { isSupervisor, ofNumberAndTeam, type ReportScope } from "./scope";

/** "Closing soon" begins here, in milliseconds before the window closes. */
const CLOSING_SOON_MS = 2 * 3_600_000;
const MAX_ROWS = 50;

type Whose = Pick<ReportScope, "actor" | "numberId" | "teamId">;

/** The condition on `conversation c` that its contact waits for an answer, for supervisors; nothing for others. */
export function isWaiting(scope: Whose): Prisma.Sql {
  return Prisma.sql`c.state <> 'resolved' AND c.unanswered_since IS NOT NULL AND ${isSupervisor(scope.actor)} AND ${ofNumberAndTeam(scope)}`;
}

/** Those of them whose window closes within two hours. */
export function isClosing(scope: Whose, now: Date): Prisma.Sql {
  return Prisma.sql`${isWaiting(scope)} AND ${closesSoon(now)}`;
}

function closesSoon(now: Date): Prisma.Sql {
  const [closed, soon] = [WINDOW_GUARD_MS, CLOSING_SOON_MS].map((ms) => new Date(now.getTime() + ms));
  return Prisma.sql`(c.window_closes_at IS NOT NULL AND c.window_closes_at > ${closed}::timestamptz AND c.window_closes_at <= ${soon}::timestamptz)`;
}

type WaitingBoard = Pick<Board, "waiting" | "closing" | "closingRows" | "waitingRows">;

/** Who waits now: how many, how long in business time, and the first of them. */
export async function waitingBoard(tx: Tx, scope: ReportScope, now: Date): Promise<WaitingBoard> {
  const hours = await loadBusinessTime(tx);
  const waited = (since: Date | null) => since && businessSeconds(hours, since, now);
  const counts = await count(tx, scope, now);
  const toRow = (record: ConversationRecord) => toWaitingRow(record, waited(record.unansweredSince) ?? 0);
  const closing = (await list(tx, isClosing(scope, now), scope, Prisma.sql`c.window_closes_at, c.id`)).map(toRow);
  const others = Prisma.sql`${isWaiting(scope)} AND NOT ${closesSoon(now)}`;
  const waiting = (await list(tx, others, scope, Prisma.sql`c.unanswered_since, c.id`)).map(toRow);
  const [first] = closing;
  return {
    waiting: {
      count: counts.waiting,
      longestSeconds: waited(counts.since),
      withNobody: counts.withNobody,
      longestWithNobodySeconds: waited(counts.sinceWithNobody),
    },
    closing: {
      count: counts.closing,
      firstClosesAt: first?.windowClosesAt ?? null,
      firstContact: first?.contact.name ?? null,
      firstAssignee: first?.assignee?.name ?? null,
    },
    closingRows: closing,
    waitingRows: waiting,
  };
}

type Counts = { waiting: number; since: Date | null; withNobody: number; sinceWithNobody: Date | null; closing: number };

async function count(tx: Tx, scope: ReportScope, now: Date): Promise<Counts> {
  const [row] = await tx.$queryRaw<Counts[]>`
    SELECT count(*)::int AS waiting, min(c.unanswered_since) AS since,
      (count(*) FILTER (WHERE c.assignee_id IS NULL))::int AS "withNobody",
      min(c.unanswered_since) FILTER (WHERE c.assignee_id IS NULL) AS "sinceWithNobody",
      (count(*) FILTER (WHERE ${closesSoon(now)}))::int AS closing
    FROM conversation c WHERE ${isWaiting(scope)}`;
  if (!row) throw new Error("A count without a row.");
  return row;
}

function list(tx: Tx, condition: Prisma.Sql, { actor }: ReportScope, order: Prisma.Sql): Promise<ConversationRecord[]> {
  return tx.$queryRaw<ConversationRecord[]>`
    SELECT ${conversationColumns} ${conversationTables(actor.id)} WHERE ${condition} ORDER BY ${order} LIMIT ${MAX_ROWS}`;
}

function toWaitingRow(record: ConversationRecord, waitedSeconds: number): WaitingRow {
  const { id, contact, number, assignee, window, preview } = toConversationRow(record);
  return {
    conversationId: id,
    contact,
    number,
    assignee,
    words: preview?.text ?? null,
    since: (record.unansweredSince ?? record.lastActivityAt).toISOString(),
    waitedSeconds,
    windowClosesAt: window.closesAt,
  };
}
