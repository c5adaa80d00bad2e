import type { MessageView, ReplyInput } from "@/lib/contract/message";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { isServiceWindowOpen, isWindowRefused } from "@/lib/whatsapp/service-window";
import { type AccessedConversation, type Actor, accessConversation } from "./access";
import { refuseCollision } from "./collision-guard";
import { isFreeForm, type OutboundContent } from "./outbound-content";
import { queueOutbound } from "./outbound-queue";
import { composeReply } from "./reply-content";
import { findMessageView } from "./thread";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/**
 * Queues an agent's reply for delivery: message, job and announcement stand or fall together. Posting the same reply twice
 * sends it once and answers the same message. While the number is stopped, replies wait. Throws DomainError "not_found",
 * "service_window_closed", "collision", "template_unavailable", "retry_not_possible", "invalid_input" and "conflict".
 */
export async function sendReply(agent: Actor, conversationId: string, reply: ReplyInput, now: Date): Promise<MessageView> {
  return db().$transaction(async (tx) => {
    const conversation = await accessConversation(tx, agent, conversationId, { lock: true });
    const repeated = await findRepeated(tx, agent, conversation, reply);
    if (repeated) return findMessageView(tx, repeated);
    const { content, retryOfId } = await composeReply(tx, agent, conversation, reply, now);
    if (isFreeForm(content)) requireOpenWindow(conversation, now);
    if (reply.kind === "text" && reply.seenMessageId !== undefined) {
      await refuseCollision(tx, agent, conversation.id, reply.seenMessageId, now);
    }
    const { clientMessageId } = reply;
    const queued = { conversationId: conversation.id, agentId: agent.id, clientMessageId, content, retryOfId };
    const id = await queueOutbound(tx, queued, now);
    if (id === null) return findMessageView(tx, await requireRepeated(tx, agent, conversation, reply));
    await recordReply(tx, agent, conversation.id, { id, content, isDraft: reply.kind === "text" }, now);
    await publish(tx, { type: "changed", conversations: [conversation.id] });
    return findMessageView(tx, id);
  }, TRANSACTION);
}

/** The message that this very reply made before. An id that somebody else used says nothing about their message. */
async function findRepeated(tx: Tx, agent: Actor, conversation: AccessedConversation, { clientMessageId }: ReplyInput) {
  const known = await tx.message.findUnique({
    where: { clientMessageId },
    select: { id: true, conversationId: true, agentId: true },
  });
  if (!known) return null;
  if (known.conversationId !== conversation.id || known.agentId !== agent.id) {
    throw new DomainError("conflict", "This message id is taken. Send the message again.");
  }
  return known.id;
}

/** Queueing met a message that was not there a moment ago: in another conversation, for this one is locked. */
async function requireRepeated(tx: Tx, agent: Actor, conversation: AccessedConversation, reply: ReplyInput): Promise<string> {
  const repeated = await findRepeated(tx, agent, conversation, reply);
  if (!repeated) throw new DomainError("retry_not_possible", "This message has been tried again already.");
  return repeated;
}

function requireOpenWindow(conversation: AccessedConversation, now: Date): void {
  if (isServiceWindowOpen(conversation, now)) return;
  throw new DomainError("service_window_closed", closedWords(conversation));
}

function closedWords(conversation: AccessedConversation): string {
  if (conversation.lastInboundAt === null) return "The contact has not written yet. Send a template instead.";
  if (isWindowRefused(conversation)) return "WhatsApp has closed the service window early. Send a template instead.";
  return "The contact last wrote over 24 hours ago. Send a template instead.";
}

type Reply = { id: string; content: OutboundContent; isDraft: boolean };

/** A reply answers and means having read; a reaction only means having read. */
async function recordReply(
  tx: Tx,
  agent: Actor,
  conversationId: string,
  { id, content, isDraft }: Reply,
  now: Date,
): Promise<void> {
  const isReaction = content.type === "reaction";
  if (isReaction) await recordReaction(tx, conversationId, id, content.quotedWamid, content.body, now);
  const isShown = !isReaction || content.body !== "";
  const [updated] = await tx.$queryRaw<{ isUnmarked: boolean }[]>`
    UPDATE conversation c SET
      last_activity_at = greatest(c.last_activity_at, ${now}),
      last_message_id = CASE WHEN ${isShown} AND NOT EXISTS (SELECT FROM message l WHERE l.id = c.last_message_id AND l.happened_at > ${now})
        THEN ${id}::uuid ELSE c.last_message_id END,
      last_outbound_at = CASE WHEN ${isReaction} THEN c.last_outbound_at ELSE greatest(c.last_outbound_at, ${now}) END,
      unanswered_since = CASE WHEN ${isReaction} THEN c.unanswered_since END,
      unread_count = 0, marked_unread = false, read_up_to_id = greatest(c.read_up_to_id, newest.id)
    FROM (SELECT) AS one LEFT JOIN LATERAL (
      SELECT i.id, i.wamid FROM message i
      WHERE i.conversation_id = ${conversationId}::uuid AND i.direction = 'inbound' AND i.type NOT IN ('reaction', 'edit', 'revoke')
      ORDER BY i.id DESC LIMIT 1) AS newest ON true
    WHERE c.id = ${conversationId}::uuid
    RETURNING newest.wamid IS NOT NULL AND newest.wamid IS DISTINCT FROM c.wa_read_up_to AS "isUnmarked"`;
  if (updated?.isUnmarked) await enqueue(tx, { kind: "mark-read", conversationId });
  if (isDraft) await tx.draft.deleteMany({ where: { conversationId, agentId: agent.id } });
}

/** Our one reaction to a message, as last asked for. An empty emoji stays as a row: it says that there is none. */
async function recordReaction(tx: Tx, conversationId: string, sourceId: string, targetWamid: string, emoji: string, now: Date) {
  const reaction = { emoji, conversationId, happenedAt: now, sourceId };
  await tx.reaction.upsert({
    where: { targetWamid_side: { targetWamid, side: "business" } },
    create: { targetWamid, side: "business", ...reaction },
    update: reaction,
    select: { side: true },
  });
}
