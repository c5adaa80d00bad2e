import type { MessageView, ReplyInput } from "@/lib/contract/message";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { isServiceWindowOpen, isWindowRefused } from "@/lib/whatsapp/service-window";
import { type AccessedConversation, type Actor, accessConversation } from "./access";
import { takeOnReply } from "./assignment";
import { refuseCollision } from "./collision-guard";
import { isFreeForm } from "./outbound-content";
import { queueOutbound } from "./outbound-queue";
import { composeReply } from "./reply-content";
import { recordReply } from "./reply-record";
import { recordTemplateUse } from "./template-use";
import { findMessageView } from "./thread";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/**
 * Queues an agent's reply for delivery: message, files, job and announcement stand or fall together. Whoever answers a conversation
 * that nobody has takes it, unless they have chosen otherwise. Posting the same reply
 * twice sends it once and answers the same message. While the number is stopped, replies wait. Throws DomainError "not_found",
 * "service_window_closed", "collision", "template_unavailable", "opted_out", "retry_not_possible", "invalid_input" and "conflict".
 */
export async function sendReply(agent: Actor, conversationId: string, reply: ReplyInput, now: Date): Promise<MessageView> {
  return db().$transaction(async (tx) => {
    const id = await queueReply(tx, agent, conversationId, reply, now);
    return findMessageView(tx, id);
  }, TRANSACTION);
}

/**
 * What `sendReply` does, in the caller's transaction; answers the message's id. `scheduledId` is for a reply that waited: see
 * `recordReply`.
 */
export async function queueReply(
  tx: Tx,
  agent: Actor,
  conversationId: string,
  reply: ReplyInput,
  now: Date,
  scheduledId: string | null = null,
): Promise<string> {
  const conversation = await accessConversation(tx, agent, conversationId, { lock: true });
  const repeated = await findRepeated(tx, agent, conversation, reply);
  if (repeated) return repeated;
  const { content, retryOfId } = await composeReply(tx, agent, conversation, reply, now);
  if (isFreeForm(content)) requireOpenWindow(conversation, now);
  if ("seenMessageId" in reply && reply.seenMessageId !== undefined) {
    await refuseCollision(tx, agent, conversation.id, reply.seenMessageId, now);
  }
  const { clientMessageId } = reply;
  const queued = { conversationId: conversation.id, agentId: agent.id, clientMessageId, content, retryOfId, scheduledId };
  const id = await queueOutbound(tx, queued, now);
  if (id === null) return requireRepeated(tx, agent, conversation, reply);
  if (content.type === "template") await recordTemplateUse(tx, agent, content.payload.templateId, now);
  const draftRevisions = ("draftRevisions" in reply && scheduledId === null && reply.draftRevisions) || [];
  await recordReply(tx, agent, conversation.id, { id, content, draftRevisions, scheduledId }, now);
  // What waited, or is tried again, was answered by its author before: nobody takes anything by it.
  if (scheduledId === null && retryOfId === null) await takeOnReply(tx, agent, conversation, now);
  await publish(tx, { type: "changed", conversations: [conversation.id] });
  return id;
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
