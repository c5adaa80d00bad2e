import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { personJson } from "./contact-view";
import { changeOrder, changes } from "./message-references";

/** The most that are told of one message: more than a group has members. */
const MAX_REACTIONS = 100;

const newestFirst = Prisma.join(changeOrder(Prisma.sql`r`).map((part) => Prisma.sql`${part} DESC`));

/**
 * Which reactions stand, in SQL, on `message m`: the newest of each side, in a group of each member. One that takes back is an empty
 * one, so that an older one cannot return.
 */
export const standingReactions = Prisma.sql`
  SELECT DISTINCT ON (r.direction, r.author_id) r.* FROM message r
  WHERE ${changes(Prisma.sql`r`, Prisma.sql`m`)} AND r.type = 'reaction'
  ORDER BY r.direction, r.author_id, ${newestFirst}`;

/** The reactions on `message m`, as JSON. */
export const reactionsJson = Prisma.sql`coalesce((
  SELECT jsonb_agg(jsonb_build_object('side', CASE WHEN s.direction = 'inbound' THEN 'contact' ELSE 'business' END,
    'emoji', s.body, 'status', s.status, 'author', ${personJson(Prisma.sql`s.author_id`)}) ORDER BY s.direction, s.happened_at, s.id)
  FROM (SELECT * FROM (${standingReactions}) AS one WHERE one.body <> '' LIMIT ${MAX_REACTIONS}::int) AS s), '[]'::jsonb)`;

/** What stands on the messages of a conversation, by Meta's ids of these. */
export function listReactions(tx: Pick<Tx, "$queryRaw">, conversationId: string) {
  return tx.$queryRaw<{ wamid: string; side: "contact" | "business"; emoji: string }[]>`
    SELECT m.wamid, CASE WHEN s.direction = 'inbound' THEN 'contact' ELSE 'business' END AS side, s.body AS emoji
    FROM message m CROSS JOIN LATERAL (${standingReactions}) AS s
    WHERE m.conversation_id = ${conversationId}::uuid AND m.type <> 'reaction' AND s.body <> ''`;
}
