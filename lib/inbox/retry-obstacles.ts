import type { RetryObstacle } from "@/lib/contract/supervision";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "./access";
import { isUnwantedMarketing } from "./recipients";
import { mightBeRetried, retryWaitOf } from "./retry-rules";
import { findSendableTemplates } from "./sendable-template";

/** What stands in the way of a message, as a query answers it. */
export type ObstacleRecord = { obstacle: RetryObstacle | null; possibleAt: Date | null };

/** Distinct templates on distinct numbers that are looked at for one question. */
const MAX_TEMPLATES = 2_000;

/** The tables that `obstacleColumns` reads, after `message m`. */
export const obstacleTables = Prisma.sql`
  JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id`;

/**
 * How many of the failed messages that a condition on `message m` finds could go out again now, by cause in whatever words `causeOf`
 * says it. The few that might are found in the index; only they are looked at.
 */
export async function countRetriable(
  tx: Tx,
  actor: Actor,
  { condition, causeOf }: { condition: Prisma.Sql; causeOf: Prisma.Sql },
  now: Date,
): Promise<Map<string, number>> {
  const templates = await findTemplates(tx, actor, condition);
  const rows = await tx.$queryRaw<{ cause: string; messages: number }[]>`
    WITH hopeful AS MATERIALIZED (
      SELECT m.id FROM message m JOIN conversation c ON c.id = m.conversation_id
      WHERE ${condition} AND ${mightBeRetried}
        AND (${templates.isSendable} OR (m.template_id IS NULL AND c.window_closes_at > ${now}::timestamptz)))
    SELECT ${causeOf} AS cause, count(*)::int AS messages FROM hopeful JOIN message m ON m.id = hopeful.id ${obstacleTables}
    WHERE ${obstacleOf(templates, now)} IS NULL GROUP BY 1`;
  return new Map(rows.map(({ cause, messages }) => [cause, messages]));
}

/**
 * What stands in the way of sending a row of `message m` again, in SQL: a `RetryObstacle`, or NULL when it can go out now. It
 * asks what a single retry would: see `composeRetry`. `condition`: the messages that it will be asked of.
 */
export async function findObstacle(tx: Tx, actor: Actor, condition: Prisma.Sql, now: Date): Promise<Prisma.Sql> {
  return obstacleOf(await findTemplates(tx, actor, condition), now);
}

/** Of the template of a `message m` in a `conversation c`. */
type TemplateFacts = { isSendable: Prisma.Sql; isMarketing: Prisma.Sql };

function obstacleOf({ isSendable, isMarketing }: TemplateFacts, now: Date): Prisma.Sql {
  return Prisma.sql`(CASE
    WHEN m.status = 'unknown' THEN 'unknown_outcome'
    WHEN m.status <> 'failed' OR m.source IS NOT NULL THEN 'same_answer'
    WHEN EXISTS (SELECT FROM message r WHERE r.retry_of_id = m.id) THEN 'retried'
    WHEN ${retryWaitOf} IS NULL THEN 'same_answer'
    WHEN m.failed_at + ${retryWaitOf} > ${now}::timestamptz THEN 'too_soon'
    WHEN n.stopped_at IS NOT NULL THEN 'number_stopped'
    WHEN m.type = 'template' AND NOT ${isSendable} THEN 'template_unavailable'
    WHEN m.type = 'template' AND k.marketing_stopped_at IS NOT NULL AND ${isMarketing} THEN 'opted_out'
    WHEN m.type <> 'template' AND (c.window_closes_at IS NULL OR c.window_closes_at <= ${now}::timestamptz) THEN 'window_closed'
  END)`;
}

const STOPPED = { waId: null, userId: null, isGroup: false, marketingStoppedAt: new Date(0) };

/** Which templates of these messages may be sent now, on which number. */
async function findTemplates(tx: Tx, actor: Actor, condition: Prisma.Sql): Promise<TemplateFacts> {
  const asked = await tx.$queryRaw<{ id: string; numberId: string }[]>`
    SELECT DISTINCT m.template_id AS id, c.number_id AS "numberId" FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE ${condition} AND m.template_id IS NOT NULL AND ${mightBeRetried} LIMIT ${MAX_TEMPLATES}`;
  const sendable: { id: string; category: string; numberId: string }[] = [];
  for (const numberId of new Set(asked.map((one) => one.numberId))) {
    const ids = asked.filter((one) => one.numberId === numberId).map(({ id }) => id);
    for (const template of await findSendableTemplates(tx, actor, numberId, ids)) sendable.push({ ...template, numberId });
  }
  const pairs = Prisma.sql`unnest(${sendable.map(({ id }) => id)}::uuid[], ${sendable.map(({ numberId }) => numberId)}::uuid[])`;
  const marketing = sendable.filter((template) => isUnwantedMarketing(STOPPED, template)).map(({ id }) => id);
  return {
    isSendable: Prisma.sql`(m.template_id IS NOT NULL AND (m.template_id, c.number_id) IN (SELECT * FROM ${pairs} AS sendable))`,
    isMarketing: Prisma.sql`m.template_id = ANY(${marketing}::uuid[])`,
  };
}
