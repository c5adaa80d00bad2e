import type { TeamRow } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { toFigures } from "../delivery-figures";
import type { SentCount } from "./counts";
import { isSupervisor, membersOf, ofNumberAndTeam, type ReportScope } from "./scope";
import { isAmong } from "./sent-messages";

/** Whoever's browser asked for something in this time is here. It is known to a minute. */
const HERE_MS = 5 * 60_000;
const MAX_PEOPLE = 500;

type Load = { agentId: string | null; open: number; waiting: number };
type Median = { agentId: string | null; medianSeconds: number };
type Person = { id: string; name: string; seenAt: Date | null; isActive: boolean };

/** Who has what, and did what: active people, whoever else has a figure, and nobody (last). */
export async function teamRows(tx: Tx, scope: ReportScope, sent: readonly SentCount[], now: Date): Promise<TeamRow[]> {
  const loads = await loadOpen(tx, scope);
  const medians = await loadMedians(tx, scope);
  const counted = [...loads, ...sent].flatMap(({ agentId }) => (agentId === null ? [] : [agentId]));
  const people = await loadPeople(tx, scope, [...new Set(counted)]);
  const rowOf = (agentId: string | null): Omit<TeamRow, "agent" | "isHere" | "seenAt"> => {
    const load = loads.find((one) => one.agentId === agentId);
    const { total, failed } = toFigures(sent.filter((one) => one.agentId === agentId));
    const median = medians.find((one) => one.agentId === agentId)?.medianSeconds ?? null;
    return { open: load?.open ?? 0, waiting: load?.waiting ?? 0, medianResponseSeconds: median, sent: total, failed };
  };
  const rows = people.map(({ id, name, seenAt, isActive }) => ({
    agent: { id, name },
    isHere: isActive && seenAt !== null && now.getTime() - seenAt.getTime() < HERE_MS,
    seenAt: seenAt?.toISOString() ?? null,
    ...rowOf(id),
  }));
  return [...rows, { agent: null, isHere: false, seenAt: null, ...rowOf(null) }];
}

function loadOpen(tx: Tx, scope: ReportScope): Promise<Load[]> {
  return tx.$queryRaw<Load[]>`
    SELECT c.assignee_id AS "agentId", count(*)::int AS open, count(c.unanswered_since)::int AS waiting
    FROM conversation c WHERE c.state <> 'resolved' AND ${isSupervisor(scope.actor)} AND ${ofNumberAndTeam(scope)} GROUP BY 1`;
}

function loadMedians(tx: Tx, scope: ReportScope): Promise<Median[]> {
  return tx.$queryRaw<Median[]>`
    SELECT m.agent_id AS "agentId", (percentile_disc(0.5) WITHIN GROUP (ORDER BY m.response_seconds))::int AS "medianSeconds"
    FROM message m WHERE ${isAmong({ ...scope, measured: "yes" })} GROUP BY 1`;
}

function loadPeople(tx: Tx, { actor, teamId }: ReportScope, counted: readonly string[]): Promise<Person[]> {
  const asked = teamId === undefined ? Prisma.sql`true` : Prisma.sql`p.id IN ${membersOf(teamId)}`;
  return tx.$queryRaw<Person[]>`
    SELECT p.id, p.name, p.seen_at AS "seenAt", p.deactivated_at IS NULL AS "isActive" FROM agent p
    WHERE ${isSupervisor(actor)} AND ((p.deactivated_at IS NULL AND ${asked}) OR p.id = ANY(${counted}::text[]))
    ORDER BY p.name, p.id LIMIT ${MAX_PEOPLE}`;
}
