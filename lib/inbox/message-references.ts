import { Prisma } from "@/lib/db/generated/client";

/** The types of messages that do something to the message that they name, and are none in the thread themselves. */
const CHANGES = Prisma.sql`('reaction', 'edit', 'revoke')`;

/**
 * The id, in SQL, of the message that the message `ref` names (quotes, reacts to, edits, takes back): the one with this very id of
 * Meta's, else the only one with the same key. Null when there is none, or several. Always of the same conversation: an id that
 * came in another one names nothing there, and may not change anything.
 */
export function targetOf(ref: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT (array_agg(named.id ORDER BY named.wamid = ${ref}.quoted_wamid DESC))[1] FROM message named
    WHERE named.conversation_id = ${ref}.conversation_id
      AND (named.wamid = ${ref}.quoted_wamid OR named.wamid_key = ${ref}.quoted_key)
    HAVING count(*) = 1 OR bool_or(named.wamid = ${ref}.quoted_wamid))`;
}

/** The condition, in SQL, that `change` is a reaction, an edit or a revocation of the message `target`. */
export function changes(change: Prisma.Sql, target: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${change}.conversation_id = ${target}.conversation_id AND ${change}.type IN ${CHANGES}
    AND (${change}.quoted_wamid = ${target}.wamid OR ${change}.quoted_key = ${target}.wamid_key)
    AND ${targetOf(change)} = ${target}.id)`;
}

/** Meta's type of a message of before that only says that there is a file, which comes by itself. */
export const PLACEHOLDER = "media_placeholder";

/**
 * What decides, in SQL, which of two changes is the newer one: Meta's time, which knows only seconds. Of two reactions in one second
 * the one that takes back wins, because a second tap is quick and choosing an emoji is not, and then the one whose id sorts last.
 * Ours have the order in which they were queued.
 */
export function changeOrder(change: Prisma.Sql): Prisma.Sql[] {
  const isOurs = Prisma.sql`(${change}.direction = 'outbound' AND ${change}.source IS NULL)`;
  return [
    toldAt(change),
    Prisma.sql`(NOT ${isOurs} AND coalesce(${change}.body, '') = '')`,
    Prisma.sql`(CASE WHEN ${isOurs} THEN ${change}.id::text ELSE coalesce(${change}.wamid_key, ${change}.wamid) END) COLLATE "C"`,
  ];
}

/** The condition, in SQL, that no newer change of its kind by the same author names the same message as `change`, here or not. */
export function isNewest(change: Prisma.Sql): Prisma.Sql {
  const newer = Prisma.sql`newer`;
  return Prisma.sql`NOT EXISTS (
    SELECT FROM message newer
    WHERE newer.conversation_id = ${change}.conversation_id AND newer.type = ${change}.type AND ${isSameAuthor(newer, change)}
      AND newer.type IN ${CHANGES} AND (newer.quoted_wamid = ${change}.quoted_wamid OR newer.quoted_key = ${change}.quoted_key)
      AND (${Prisma.join(changeOrder(newer))}) > (${Prisma.join(changeOrder(change))}))`;
}

/**
 * The condition, in SQL, that an edit or a reaction is shown by itself, because the message that it names is not here (or not yet): the
 * newest of its kind, unless it was taken back. An edit then has the words that the message has now.
 */
export function standsAlone(change: Prisma.Sql): Prisma.Sql {
  const revocation = Prisma.sql`revocation`;
  return Prisma.sql`(${change}.type IN ('reaction', 'edit') AND ${change}.body <> '' AND ${targetOf(change)} IS NULL AND ${isNewest(change)}
    AND NOT EXISTS (
      SELECT FROM message revocation
      WHERE revocation.conversation_id = ${change}.conversation_id AND revocation.type = 'revoke'
        AND ${isSameAuthor(revocation, change)} AND ${change}.type = 'edit'
        AND (revocation.quoted_wamid = ${change}.quoted_wamid OR revocation.quoted_key = ${change}.quoted_key)))`;
}

/** The condition, in SQL, that two messages of a conversation were written by the same: in a group, the same member. */
export function isSameAuthor(one: Prisma.Sql, other: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${one}.direction = ${other}.direction AND ${one}.author_id IS NOT DISTINCT FROM ${other}.author_id)`;
}

/**
 * The condition, in SQL, that the message `known` is the one of `row` under another of its ids. What only shares the token, with
 * another kind or time, is not: losing a message would be worse than telling one twice. Ours have the time at which they were queued,
 * and a message whose file is to come has the kind of none.
 */
export function isSameMessage(known: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${known}.conversation_id = row."conversationId" AND ${known}.wamid_key = row."wamidKey"
    AND ((${toldAt(known)} = coalesce(row."metaAt", row."happenedAt")
        AND (${known}.type = row.type OR ${PLACEHOLDER} IN (${known}.payload->>'type', row.payload->>'type')))
      OR (${known}.direction = 'outbound' AND ${known}.source IS NULL)))`;
}

/** When a message came by Meta's own clock, in SQL: between two of one clock that decides, also where that clock is ahead. */
export function toldAt(message: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(${message}.meta_at, ${message}.happened_at)`;
}
