import type { TimeFigures } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { daysBefore } from "../zoned-time";
import { isSupervisor, membersOf, type ReportScope } from "./scope";
import { isAmong } from "./sent-messages";

type Span = { from: Date; to: Date };
type Measured = { measured: number; medianSeconds: number | null; p90Seconds: number | null };

const WEEK_MS = 7 * 86_400_000;

/** How long contacts waited for replies of a period, by when we sent them. */
export async function responseTimes(tx: Tx, scope: ReportScope): Promise<TimeFigures> {
  const seconds = (span: Span) =>
    Prisma.sql`SELECT m.response_seconds AS seconds FROM message m WHERE ${isAmong({ ...scope, ...span, measured: "yes" })}`;
  return compare(tx, scope, seconds);
}

/** How long conversations that were resolved in a period had been open. */
export async function resolutionTimes(tx: Tx, scope: ReportScope): Promise<TimeFigures> {
  return compare(
    tx,
    scope,
    (span) => Prisma.sql`SELECT e.open_seconds AS seconds FROM ${resolutions({ ...scope, ...span })} AS e`,
  );
}

/** The conversations that were resolved in a period, as a subquery: each by its last measured time in it. */
export function resolutions({ actor, from, to, numberId, teamId, agentId }: ReportScope): Prisma.Sql {
  const conditions = [isSupervisor(actor)];
  if (numberId !== undefined) {
    conditions.push(Prisma.sql`e.conversation_id IN (SELECT c.id FROM conversation c WHERE c.number_id = ${numberId}::uuid)`);
  }
  return Prisma.sql`(
    SELECT * FROM (
      SELECT DISTINCT ON (e.conversation_id) e.conversation_id, e.happened_at, e.open_seconds, e.actor_id FROM conversation_event e
      WHERE e.kind = 'resolved' AND e.open_seconds IS NOT NULL AND e.happened_at >= ${from}::timestamptz
        AND e.happened_at < ${to}::timestamptz AND ${Prisma.join(conditions, " AND ")}
      ORDER BY e.conversation_id, e.happened_at DESC, e.id DESC) AS last
    WHERE ${resolvedBy({ teamId, agentId })})`;
}

function resolvedBy({ teamId, agentId }: Pick<ReportScope, "teamId" | "agentId">): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (teamId !== undefined) conditions.push(Prisma.sql`last.actor_id IN ${membersOf(teamId)}`);
  if (agentId === "nobody") conditions.push(Prisma.sql`last.actor_id IS NULL`);
  else if (agentId !== undefined) conditions.push(Prisma.sql`last.actor_id = ${agentId}`);
  return Prisma.join(conditions, " AND ");
}

async function compare(tx: Tx, scope: ReportScope, seconds: (span: Span) => Prisma.Sql): Promise<TimeFigures> {
  const now = await measure(tx, seconds(scope));
  const { measured, medianSeconds, p90Seconds } = await measure(tx, Prisma.join(usualSpans(scope).map(seconds), " UNION ALL "));
  const isKnown = measured > 0 && medianSeconds !== null && p90Seconds !== null;
  return { ...now, usual: isKnown ? { medianSeconds, p90Seconds } : null };
}

/** The same times of the same weekdays in the four weeks before; of a period longer than a week, those weeks whole. */
export function usualSpans({ from, to, timeZone }: Span & { timeZone: string }): Span[] {
  if (to.getTime() - from.getTime() > WEEK_MS) return [{ from: daysBefore(from, 28, timeZone), to: from }];
  return [7, 14, 21, 28].map((days) => ({ from: daysBefore(from, days, timeZone), to: daysBefore(to, days, timeZone) }));
}

async function measure(tx: Tx, seconds: Prisma.Sql): Promise<Measured> {
  const [row] = await tx.$queryRaw<Measured[]>`
    SELECT count(*)::int AS measured, (percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds))::int AS "medianSeconds",
      (percentile_disc(0.9) WITHIN GROUP (ORDER BY seconds))::int AS "p90Seconds"
    FROM (${seconds}) AS measured`;
  if (!row) throw new Error("A count without a row.");
  return row;
}
