import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import type { Actor } from "./access";
import { deriveLastMessage } from "./conversation-facts";
import { forgetSentDraft } from "./drafts";
import type { OutboundContent } from "./outbound-content";

/**
 * A reply that was queued. `scheduledId` is the scheduled reply that it was until now; null = the agent has just written it, with
 * the conversation on screen. `draftRevisions`: as what its words were kept until now.
 */
type QueuedReply = { id: string; content: OutboundContent; draftRevisions: readonly string[]; scheduledId: string | null };

/**
 * What a queued reply makes of its conversation: it means having read, unless it was scheduled. It answers nothing before Meta
 * has taken it (`recordAnswers`).
 */
export async function recordReply(
  tx: Tx,
  agent: Actor,
  conversationId: string,
  { id, content, draftRevisions, scheduledId }: QueuedReply,
  now: Date,
): Promise<void> {
  const isReaction = content.type === "reaction";
  const isRead = scheduledId === null;
  const [updated] = await tx.$queryRaw<{ isUnmarked: boolean }[]>`
    UPDATE conversation c SET
      last_activity_at = greatest(c.last_activity_at, ${now}),
      last_message_id = CASE WHEN NOT ${isReaction} AND NOT EXISTS (SELECT FROM message l WHERE l.id = c.last_message_id AND l.happened_at > ${now})
        THEN ${id}::uuid ELSE c.last_message_id END,
      last_outbound_at = CASE WHEN ${isReaction} THEN c.last_outbound_at ELSE greatest(c.last_outbound_at, ${now}) END,
      unread_count = CASE WHEN ${isRead} THEN 0 ELSE c.unread_count END,
      marked_unread = NOT ${isRead} AND c.marked_unread,
      read_up_to_id = CASE WHEN ${isRead} THEN greatest(c.read_up_to_id, newest.id) ELSE c.read_up_to_id END
    FROM (SELECT) AS one LEFT JOIN LATERAL (
      SELECT i.id, i.wamid FROM message i
      WHERE i.conversation_id = ${conversationId}::uuid AND i.direction = 'inbound' AND i.type NOT IN ('reaction', 'edit', 'revoke')
      ORDER BY i.id DESC LIMIT 1) AS newest ON true
    WHERE c.id = ${conversationId}::uuid
    RETURNING ${isRead} AND newest.wamid IS NOT NULL AND newest.wamid IS DISTINCT FROM c.wa_read_up_to AS "isUnmarked"`;
  if (isReaction) await deriveLastMessage(tx, [conversationId]);
  if (updated?.isUnmarked) await enqueue(tx, { kind: "mark-read", conversationId });
  await forgetSentDraft(tx, { conversationId, agentId: agent.id }, draftRevisions, now);
}
