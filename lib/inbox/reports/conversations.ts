import type { ConversationFilter, SupervisedConversations } from "@/lib/contract/supervision";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import type { Actor } from "../access";
import { type ConversationRecord, conversationColumns, conversationTables, toConversationRow } from "../conversation-view";
import { type Place, parseCursor, toCursor } from "../cursor";
import { isSupervisor, ofNumberAndTeam, periodOf } from "./scope";
import { resolutions } from "./times";
import { isClosing, isWaiting } from "./waiting";

const PAGE_SIZE = 50;

/** What a set is: its rows (of `conversation c`, and what `joined` adds), and what it is ordered by. */
type ConversationSet = { joined: Prisma.Sql; condition: Prisma.Sql; orderedBy: Prisma.Sql; isDescending: boolean };

/**
 * A page of the conversations behind a figure: those that wait, longest first; whose window closes, soonest first; open ones by
 * activity; those resolved in a period, by when. Throws DomainError "invalid_input".
 */
export async function listSupervisedConversations(
  actor: Actor,
  filter: ConversationFilter,
  now: Date,
): Promise<SupervisedConversations> {
  const { joined, condition, orderedBy, isDescending } = setOf(actor, filter, now);
  const order = isDescending ? Prisma.sql`${orderedBy} DESC, c.id DESC` : Prisma.sql`${orderedBy}, c.id`;
  const place = filter.cursor === undefined ? null : parseCursor(filter.cursor);
  const records = await db().$queryRaw<(ConversationRecord & { orderedAt: Date })[]>`
    SELECT ${conversationColumns}, ${orderedBy} AS "orderedAt" ${conversationTables(actor.id)} ${joined}
    WHERE ${condition} ${place ? after(place, orderedBy, isDescending) : Prisma.empty} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`;
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM conversation c ${joined} WHERE ${condition}`;
  const rows = records.slice(0, PAGE_SIZE);
  const last = records.length > PAGE_SIZE ? rows.at(-1) : undefined;
  return {
    total: counted?.total ?? 0,
    rows: rows.map(toConversationRow),
    nextCursor: last ? toCursor({ at: last.orderedAt, id: last.id }) : null,
  };
}

function setOf(actor: Actor, filter: ConversationFilter, now: Date): ConversationSet {
  const scope = { actor, numberId: filter.numberId, teamId: filter.teamId };
  const given = Prisma.join([Prisma.sql`true`, ...assignedTo(filter.agentId)], " AND ");
  const joined = Prisma.empty;
  switch (filter.set) {
    case "waiting":
      return {
        joined,
        condition: Prisma.sql`${isWaiting(scope)} AND ${given}`,
        orderedBy: Prisma.sql`c.unanswered_since`,
        isDescending: false,
      };
    case "closing":
      return {
        joined,
        condition: Prisma.sql`${isClosing(scope, now)} AND ${given}`,
        orderedBy: Prisma.sql`c.window_closes_at`,
        isDescending: false,
      };
    case "open":
      return {
        joined,
        condition: Prisma.sql`c.state <> 'resolved' AND ${isSupervisor(actor)} AND ${ofNumberAndTeam(scope)} AND ${given}`,
        orderedBy: Prisma.sql`c.last_activity_at`,
        isDescending: true,
      };
    case "resolved": {
      const period = { ...scope, ...requirePeriod(filter), timeZone: "UTC", agentId: filter.agentId };
      return {
        joined: Prisma.sql`JOIN ${resolutions(period)} AS e ON e.conversation_id = c.id`,
        condition: Prisma.sql`true`,
        orderedBy: Prisma.sql`e.happened_at`,
        isDescending: true,
      };
    }
  }
}

function assignedTo(agentId: string | undefined): Prisma.Sql[] {
  if (agentId === undefined) return [];
  return [agentId === "nobody" ? Prisma.sql`c.assignee_id IS NULL` : Prisma.sql`c.assignee_id = ${agentId}`];
}

function requirePeriod({ from, to }: ConversationFilter): { from: Date; to: Date } {
  if (from === undefined || to === undefined) throw new DomainError("invalid_input", "Resolved conversations are of a period.");
  return periodOf({ from, to });
}

function after({ at, id }: Place, orderedBy: Prisma.Sql, isDescending: boolean): Prisma.Sql {
  return Prisma.sql`AND (${orderedBy}, c.id) ${isDescending ? Prisma.sql`<` : Prisma.sql`>`} (${at}::timestamptz, ${id}::uuid)`;
}
