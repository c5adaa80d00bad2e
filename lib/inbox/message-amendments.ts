import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { InboundMessage } from "./inbound-messages";
import { changes, isSameAuthor, targetOf, toldAt } from "./message-references";

/**
 * Changes what edits and revocations change, in whatever order they and their messages came: the newest edit's words are the
 * message's, a revoked one has none. The first words are kept in the payload, because not every payload has them. Only
 * who wrote a message can change it, in its own conversation. Answers the conversations of the messages that were changed.
 */
export async function amendMessages(tx: Tx, inserted: readonly InboundMessage[]): Promise<string[]> {
  if (inserted.length === 0) return [];
  const amended = await tx.$queryRaw<{ conversationId: string }[]>`
    UPDATE message t SET
      payload = CASE WHEN t.edited_at IS NULL AND a.edited_at IS NOT NULL
        THEN t.payload || jsonb_build_object('originalText', t.body) ELSE t.payload END,
      body = CASE WHEN a.revoked_at IS NOT NULL THEN NULL WHEN a.edited_at IS NOT NULL THEN a.body ELSE t.body END,
      edited_at = a.edited_at, revoked_at = a.revoked_at
    FROM (
      SELECT DISTINCT CASE WHEN i.type IN ('edit', 'revoke') THEN ${targetOf(Prisma.sql`i`)} ELSE i.id END AS id
      FROM message i WHERE i.id = ANY(${inserted.map(({ id }) => id)}::uuid[])) AS touched
    JOIN message o ON o.id = touched.id
    CROSS JOIN LATERAL (
      SELECT max(e.happened_at) FILTER (WHERE e.type = 'edit') AS edited_at,
        (array_agg(e.body ORDER BY ${toldAt(Prisma.sql`e`)} DESC, coalesce(e.wamid_key, e.wamid) COLLATE "C" DESC) FILTER (WHERE e.type = 'edit'))[1] AS body,
        min(e.happened_at) FILTER (WHERE e.type = 'revoke') AS revoked_at
      FROM message e WHERE ${changes(Prisma.sql`e`, Prisma.sql`o`)} AND e.type <> 'reaction' AND ${isSameAuthor(Prisma.sql`e`, Prisma.sql`o`)}) AS a
    WHERE t.id = o.id AND t.type NOT IN ('edit', 'revoke', 'reaction', 'system', 'call')
      AND (a.edited_at IS NOT NULL OR a.revoked_at IS NOT NULL)
    RETURNING t.conversation_id AS "conversationId"`;
  return amended.map(({ conversationId }) => conversationId);
}
