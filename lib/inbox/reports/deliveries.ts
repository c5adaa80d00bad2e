import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { DeliveryGrouping, DeliveryReport, ReportQuery } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "../access";
import { toFigures } from "../delivery-figures";
import { partsOf } from "../zoned-time";
import { inTime } from "./in-time";
import { type ReportScope, scopeOf, until } from "./scope";
import { isAmong } from "./sent-messages";

const HOUR_MS = 3_600_000;
/** Two days, of which one may have 25 hours. */
const HOURS_MAX_MS = 49 * HOUR_MS;

type Count = { key: string | null; label: string | null; status: DeliveryStatus; messages: number };

/** What became of the messages of a period, by hour or day, number, agent or template; rows without messages are left out. Throws as `loadBoard`. */
export async function reportDeliveries(
  actor: Actor,
  query: ReportQuery & { by: DeliveryGrouping },
  now: Date,
): Promise<DeliveryReport> {
  const scope = until(scopeOf(actor, query), now);
  const unit = unitOf(scopeOf(actor, query));
  const counts = scope.from < scope.to ? await inTime((tx) => count(tx, scope, query.by, unit)) : [];
  return { by: query.by, unit, rows: toRows(counts) };
}

/** What a period is cut into. */
export function unitOf({ from, to }: { from: Date; to: Date }): "hour" | "day" {
  return to.getTime() - from.getTime() > HOURS_MAX_MS ? "day" : "hour";
}

/** The number of its part of a period, from 1, in which a `message m` was sent. `starts`: where the parts begin. */
export function partOf(starts: readonly Date[]): Prisma.Sql {
  return Prisma.sql`width_bucket(m.happened_at, ${starts}::timestamptz[])`;
}

async function count(tx: Tx, scope: ReportScope, by: DeliveryGrouping, unit: "hour" | "day"): Promise<Count[]> {
  if (by === "hour") return countByPart(tx, scope, unit);
  return tx.$queryRaw<Count[]>(byKey(by, isAmong(scope)));
}

async function countByPart(tx: Tx, scope: ReportScope, unit: "hour" | "day"): Promise<Count[]> {
  const starts = partsOf(scope, unit, scope.timeZone);
  const rows = await tx.$queryRaw<{ part: number; status: DeliveryStatus; messages: number }[]>`
    SELECT ${partOf(starts)} AS part, m.status::text AS status, count(*)::int AS messages
    FROM message m WHERE ${isAmong(scope)} GROUP BY 1, 2 ORDER BY 1`;
  return rows.map(({ part, ...row }) => ({ ...row, key: starts[part - 1]?.toISOString() ?? null, label: null }));
}

/** Counted by what the index has; only the few sums meet the tables that know names. */
function byKey(by: "number" | "agent" | "template", condition: Prisma.Sql): Prisma.Sql {
  switch (by) {
    case "number":
      return Prisma.sql`
        SELECT n.id AS key, n.name AS label, g.status::text AS status, g.messages FROM (
          SELECT c.number_id, m.status, count(*)::int AS messages FROM message m JOIN conversation c ON c.id = m.conversation_id
          WHERE ${condition} GROUP BY 1, 2) AS g
        JOIN phone_number n ON n.id = g.number_id ORDER BY n.name, n.id`;
    case "agent":
      return Prisma.sql`
        SELECT g.agent_id AS key, a.name AS label, g.status::text AS status, g.messages FROM (
          SELECT m.agent_id, m.status, count(*)::int AS messages FROM message m WHERE ${condition} GROUP BY 1, 2) AS g
        LEFT JOIN agent a ON a.id = g.agent_id ORDER BY a.name, a.id`;
    case "template":
      return Prisma.sql`
        SELECT coalesce(t.name, g.template_id::text) AS key, coalesce(t.name, g.template_id::text) AS label, g.status::text AS status,
          sum(g.messages)::int AS messages FROM (
          SELECT m.template_id, m.status, count(*)::int AS messages FROM message m WHERE ${condition} GROUP BY 1, 2) AS g
        LEFT JOIN template t ON t.id = g.template_id GROUP BY 1, 2, 3 ORDER BY 1`;
  }
}

function toRows(counts: readonly Count[]): DeliveryReport["rows"] {
  const byKey = new Map<string | null, Count[]>();
  for (const row of counts) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return [...byKey].map(([key, rows]) => ({ key, label: rows[0]?.label ?? null, ...toFigures(rows) }));
}
