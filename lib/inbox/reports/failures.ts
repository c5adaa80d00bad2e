import type { FailureBoard, FailureRow, ReportQuery } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "../access";
import { inBucket } from "../delivery-figures";
import { countRetriable } from "../retry-obstacles";
import { partsOf } from "../zoned-time";
import { sumBy } from "./counts";
import { partOf, unitOf } from "./deliveries";
import { toCause } from "./failure-causes";
import { inTime } from "./in-time";
import { type ReportScope, scopeOf, until } from "./scope";
import { causeOf, isAmong } from "./sent-messages";
import { usualSpans } from "./times";

/** Messages that share all that the board counts them by. */
type Count = { templateId: string | null; agentId: string | null; numberId: string; isFailed: boolean; messages: number };

/**
 * What failed in a period up to now, and why; all of one moment. Throws DomainError "invalid_input", and "unavailable" when that takes too long.
 */
export async function loadFailures(
  actor: Actor,
  query: ReportQuery & { agentId?: string | undefined },
  now: Date,
): Promise<FailureBoard> {
  const whole = scopeOf(actor, query);
  const scope = until(whole, now);
  const unit = unitOf(whole);
  const starts = partsOf(whole, unit, whole.timeZone);
  return inTime(async (tx) => {
    const counts = await countAll(tx, scope);
    const condition = isAmong({ ...scope, bucket: "failed" });
    const retriable = await countRetriable(tx, actor, { condition, causeOf }, now);
    const names = await loadNames(tx, counts);
    return {
      asOf: now.toISOString(),
      total: sumOf(counts),
      failed: sumOf(counts.filter(({ isFailed }) => isFailed)),
      retriable: [...retriable.values()].reduce((total, count) => total + count, 0),
      usualShare: await findUsualShare(tx, scope),
      causes: await loadCauses(tx, condition, starts, retriable, now),
      unit,
      byTemplate: toRows(
        counts,
        ({ templateId }) => templateId && (names.get(templateId) ?? templateId),
        (name) => name,
      ),
      byNumber: toRows(
        counts,
        ({ numberId }) => numberId,
        (id) => names.get(id) ?? id,
      ),
      byAgent: toRows(
        counts,
        ({ agentId }) => agentId,
        (id) => names.get(id) ?? id,
      ),
    };
  });
}

/** Read once, and added up in every direction. With one number in question nobody asks each message's conversation for it. */
async function countAll(tx: Tx, scope: ReportScope): Promise<Count[]> {
  const only = scope.numberId ?? (await findOnlyNumber(tx));
  const number = only === null ? Prisma.sql`c.number_id` : Prisma.sql`${only}::uuid`;
  return tx.$queryRaw<Count[]>`
    SELECT m.template_id AS "templateId", m.agent_id AS "agentId", ${number} AS "numberId", ${inBucket("failed")} AS "isFailed",
      count(*)::int AS messages
    FROM message m ${only === null ? Prisma.sql`JOIN conversation c ON c.id = m.conversation_id` : Prisma.empty}
    WHERE ${isAmong(scope)} GROUP BY 1, 2, 3, 4`;
}

/** Null when there are several. */
async function findOnlyNumber(tx: Tx): Promise<string | null> {
  const [number, another] = await tx.phoneNumber.findMany({ select: { id: true }, take: 2 });
  return number && !another ? number.id : null;
}

type CauseRecord = {
  cause: string;
  code: number | null;
  messages: number;
  template: string | null;
  pausedUntil: Date | null;
  details: string | null;
  parts: Record<string, number>;
};

/** The causes, most frequent first. */
async function loadCauses(
  tx: Tx,
  condition: Prisma.Sql,
  starts: readonly Date[],
  retriable: ReadonlyMap<string, number>,
  now: Date,
): Promise<FailureBoard["causes"]> {
  const records = await tx.$queryRaw<CauseRecord[]>`
    WITH failed AS MATERIALIZED (
      SELECT m.id, m.happened_at, m.template_id, m.error_code AS code, ${causeOf} AS cause, ${partOf(starts)} AS part
      FROM message m WHERE ${condition}),
    causes AS (SELECT cause, min(code) AS code, count(*)::int AS messages FROM failed GROUP BY 1),
    parts AS (
      SELECT cause, jsonb_object_agg(part, messages) AS parts FROM (
        SELECT cause, part, count(*)::int AS messages FROM failed GROUP BY 1, 2) AS p GROUP BY 1),
    templates AS (
      SELECT DISTINCT ON (cause) cause, name, until FROM (
        SELECT f.cause, t.name, count(*) AS messages,
          max(t.paused_until) FILTER (WHERE t.status = 'PAUSED' AND t.deleted_at IS NULL AND t.paused_until > ${now}::timestamptz) AS until
        FROM failed f JOIN template t ON t.id = f.template_id GROUP BY 1, 2) AS p
      ORDER BY cause, messages DESC, name),
    newest AS (SELECT DISTINCT ON (cause) cause, id FROM failed ORDER BY cause, happened_at DESC, id DESC)
    SELECT causes.cause, causes.code, causes.messages, templates.name AS template, templates.until AS "pausedUntil",
      m.error->>'details' AS details, parts.parts
    FROM causes JOIN parts USING (cause) LEFT JOIN templates USING (cause) JOIN newest USING (cause) JOIN message m ON m.id = newest.id
    ORDER BY causes.messages DESC, causes.cause`;
  return records.map(({ cause, code, messages, template, pausedUntil, details, parts }) => ({
    ...toCause({ cause, code }),
    messages,
    retriable: retriable.get(cause) ?? 0,
    series: starts.map((_, index) => parts[index + 1] ?? 0),
    template,
    templatePausedUntil: pausedUntil?.toISOString() ?? null,
    details,
  }));
}

/** The share that failed in the periods that this one is compared with; null when nothing was sent in them. */
async function findUsualShare(tx: Tx, scope: ReportScope): Promise<number | null> {
  const counts = usualSpans(scope).map(
    (span) => Prisma.sql`
      SELECT count(*) AS total, count(*) FILTER (WHERE ${inBucket("failed")}) AS failed FROM message m
      WHERE ${isAmong({ ...scope, ...span })}`,
  );
  const [row] = await tx.$queryRaw<{ share: number | null }[]>`
    SELECT (sum(failed) / nullif(sum(total), 0))::float8 AS share FROM (${Prisma.join(counts, " UNION ALL ")}) AS usual`;
  return row?.share ?? null;
}

/** What ids are called: templates, numbers and agents. */
async function loadNames(tx: Tx, counts: readonly Count[]): Promise<Map<string, string>> {
  const ids = [...new Set(counts.flatMap(({ templateId, agentId, numberId }) => [templateId, agentId, numberId]))];
  const known = ids.filter((id) => id !== null);
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id::text AS id, name FROM template WHERE id::text = ANY(${known}::text[])
    UNION ALL SELECT id::text, name FROM phone_number WHERE id::text = ANY(${known}::text[])
    UNION ALL SELECT id, name FROM agent WHERE id = ANY(${known}::text[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Most failures first, then by name; what has no key last among equals. */
function toRows(
  counts: readonly Count[],
  keyOf: (count: Count) => string | null,
  labelOf: (key: string) => string,
): FailureRow[] {
  const totals = sumBy(counts, keyOf);
  const failures = sumBy(
    counts.filter(({ isFailed }) => isFailed),
    keyOf,
  );
  return [...totals]
    .map(([key, total]) => ({ key, label: key && labelOf(key), total, failed: failures.get(key) ?? 0 }))
    .sort(
      (one, other) =>
        other.failed - one.failed || other.total - one.total || (one.label ?? "~").localeCompare(other.label ?? "~"),
    );
}

function sumOf(counts: readonly Count[]): number {
  return counts.reduce((total, { messages }) => total + messages, 0);
}
