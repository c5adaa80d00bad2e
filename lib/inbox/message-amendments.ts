import type { Tx } from "@/lib/db";
import type { InboundMessage } from "./inbound-messages";

/**
 * Changes what edits and revocations change, in whatever order they and their messages came: the newest edit's words are the
 * message's, a revoked one has none. The first words are kept in the payload, because not every payload has them. Only
 * who wrote a message can change it. Answers the conversations of the messages that were changed.
 */
export async function amendMessages(tx: Tx, inserted: readonly InboundMessage[]): Promise<string[]> {
  const targets = inserted.flatMap(({ type, wamid, quotedWamid }) =>
    isAmendment(type) && quotedWamid ? [quotedWamid] : [wamid],
  );
  if (targets.length === 0) return [];
  const amended = await tx.$queryRaw<{ conversationId: string }[]>`
    UPDATE message t SET
      payload = CASE WHEN t.edited_at IS NULL AND a.edited_at IS NOT NULL
        THEN t.payload || jsonb_build_object('originalText', t.body) ELSE t.payload END,
      body = CASE WHEN a.revoked_at IS NOT NULL THEN NULL WHEN a.edited_at IS NOT NULL THEN a.body ELSE t.body END,
      edited_at = a.edited_at, revoked_at = a.revoked_at
    FROM (
      SELECT quoted_wamid, direction, max(happened_at) FILTER (WHERE type = 'edit') AS edited_at,
        (array_agg(body ORDER BY happened_at DESC, wamid COLLATE "C" DESC) FILTER (WHERE type = 'edit'))[1] AS body,
        min(happened_at) FILTER (WHERE type = 'revoke') AS revoked_at
      FROM message WHERE type IN ('edit', 'revoke') AND quoted_wamid = ANY(${targets}::text[])
      GROUP BY quoted_wamid, direction) AS a
    WHERE t.wamid = a.quoted_wamid AND t.direction = a.direction AND t.type NOT IN ('edit', 'revoke', 'reaction', 'system', 'call')
    RETURNING t.conversation_id AS "conversationId"`;
  return amended.map(({ conversationId }) => conversationId);
}

function isAmendment(type: string): boolean {
  return type === "edit" || type === "revoke";
}
