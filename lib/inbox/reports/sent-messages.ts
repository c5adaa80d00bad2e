import type { MessageFilter } from "@/lib/contract/supervision";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "../access";
import { inBucket, sentFromHere } from "../delivery-figures";
import { isSupervisor, membersOf } from "./scope";
import { saysWords } from "./search-words";

/** Which messages a figure counts, and a list shows: of the contract's filter, with its period as instants. */
export type SentFilter = { actor: Actor; from: Date; to: Date } & {
  [Key in Exclude<keyof MessageFilter, "from" | "to" | "cursor">]?: MessageFilter[Key] | undefined;
};

/** Why a `message m` failed: Meta's code, else our own word, else "unknown". Of those with a code, no row is read for it. */
export const causeOf = Prisma.sql`(CASE WHEN m.error_code IS NOT NULL THEN m.error_code::text
  ELSE (SELECT coalesce(o.error->>'ours', 'unknown') FROM message o WHERE o.id = m.id) END)`;

/** Whether a `message m` is among those that Meta's price reports are counted of: what arrived. */
export const isPriced = Prisma.sql`(m.price_category IS NOT NULL AND m.status IN ('delivered', 'read', 'played'))`;

/** Whether a `message m` is a reply whose waiting time counts. One that failed has answered nobody. */
export const isMeasured = Prisma.sql`(m.response_seconds IS NOT NULL AND m.status <> 'failed')`;

/**
 * The condition on `message m` that it is among those asked for: the one from which figures are counted and the lists behind them
 * are read. Nothing, for anybody but supervisors.
 */
export function isAmong(filter: SentFilter): Prisma.Sql {
  const { actor, from, to } = filter;
  const conditions = [
    Prisma.sql`${sentFromHere} AND m.happened_at >= ${from}::timestamptz AND m.happened_at < ${to}::timestamptz`,
    isSupervisor(actor),
    ...whose(filter),
    ...what(filter),
  ];
  return Prisma.join(conditions, " AND ");
}

function whose({ numberId, teamId, agentId }: SentFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (numberId !== undefined) {
    conditions.push(Prisma.sql`m.conversation_id IN (SELECT c.id FROM conversation c WHERE c.number_id = ${numberId}::uuid)`);
  }
  if (teamId !== undefined) conditions.push(Prisma.sql`m.agent_id IN ${membersOf(teamId)}`);
  if (agentId === "automatic") conditions.push(Prisma.sql`m.agent_id IS NULL`);
  else if (agentId !== undefined) conditions.push(Prisma.sql`m.agent_id = ${agentId}`);
  return conditions;
}

function what({ bucket, template, cause, priceCategory, priceType, measured, q }: SentFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (bucket !== undefined) conditions.push(inBucket(bucket));
  if (template === "none") conditions.push(Prisma.sql`m.template_id IS NULL`);
  else if (template !== undefined) {
    conditions.push(Prisma.sql`m.template_id IN (SELECT t.id FROM template t WHERE t.name = ${template})`);
  }
  if (cause !== undefined) conditions.push(Prisma.sql`${inBucket("failed")} AND ${causeOf} = ${cause}`);
  if (priceCategory !== undefined) conditions.push(Prisma.sql`${isPriced} AND m.price_category = ${priceCategory}`);
  if (priceType === "none") conditions.push(Prisma.sql`${isPriced} AND m.price_type IS NULL`);
  else if (priceType !== undefined) conditions.push(Prisma.sql`${isPriced} AND m.price_type = ${priceType}`);
  if (measured !== undefined) conditions.push(isMeasured);
  if (q !== undefined && q.trim() !== "") conditions.push(saysWords(q.trim()));
  return conditions;
}
