import type { Tx } from "@/lib/db";
import type { InboundMessage } from "./inbound-messages";

/** What a contact does that is no writing. */
const NOT_WRITTEN = ["reaction", "edit", "revoke", "system", "call"];

/**
 * Notes on our templates when their contact first wrote within a day of them. `arrived`: messages that are stored by now. Any
 * order of arrivals ends in the same times.
 */
export async function recordTemplateReplies(tx: Tx, arrived: readonly InboundMessage[]): Promise<void> {
  const written = arrived.filter(
    ({ direction, type, isHistory }) => direction === "inbound" && !isHistory && !NOT_WRITTEN.includes(type),
  );
  if (written.length === 0) return;
  const rows = written.map(({ conversationId, happenedAt }) => ({ conversationId, happenedAt }));
  await tx.$executeRaw`
    WITH answered AS (
      SELECT t.id, min(row."happenedAt") AS replied_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row("conversationId" uuid, "happenedAt" timestamptz)
      JOIN message t ON t.conversation_id = row."conversationId" AND t.type = 'template' AND t.direction = 'outbound'
        AND t.happened_at <= row."happenedAt" AND t.happened_at > row."happenedAt" - interval '1 day'
      WHERE t.template_id IS NOT NULL GROUP BY t.id)
    UPDATE message t SET replied_at = answered.replied_at FROM answered
    WHERE t.id = answered.id AND (t.replied_at IS NULL OR t.replied_at > answered.replied_at)`;
}

/** Finds the same anew for all templates of a conversation: where another one's messages came in. */
export async function deriveTemplateReplies(tx: Tx, conversationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE message t SET replied_at = (
      SELECT min(i.happened_at) FROM message i
      WHERE i.conversation_id = t.conversation_id AND i.direction = 'inbound' AND NOT i.is_history AND i.type <> ALL(${NOT_WRITTEN}::text[])
        AND i.happened_at >= t.happened_at AND i.happened_at < t.happened_at + interval '1 day')
    WHERE t.conversation_id = ${conversationId}::uuid AND t.type = 'template' AND t.direction = 'outbound' AND t.template_id IS NOT NULL`;
}
