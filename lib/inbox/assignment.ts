import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type AccessedConversation, type Actor, accessConversation } from "./access";
import { recordEvent } from "./conversation-events";

/**
 * Gives a conversation to an active agent; giving it to whom it belongs already changes nothing. Throws DomainError
 * "not_found" for the conversation, "invalid_input" for an assignee who cannot take it.
 */
export async function assign(actor: Actor, conversationId: string, assigneeId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, conversationId, { lock: true });
    if (conversation.assigneeId === assigneeId) return;
    // Locked, so that nobody is given anything while being deactivated.
    const [assignee] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM agent WHERE id = ${assigneeId} AND deactivated_at IS NULL FOR SHARE`;
    if (!assignee) throw new DomainError("invalid_input", "This person cannot take conversations.");
    await tx.conversation.update({ where: { id: conversation.id }, data: { assigneeId }, select: { id: true } });
    await recordEvent(tx, conversation.id, { kind: "assigned", actorId: actor.id, subjectId: assigneeId }, now);
    await publish(tx, { type: "changed", conversations: [conversation.id] });
  });
}

/**
 * Gives a conversation that nobody has to whoever answers it, unless they have chosen otherwise. Its row must be locked; part of
 * the transaction that queues the answer.
 */
export async function takeOnReply(
  tx: Tx,
  actor: Actor,
  conversation: Pick<AccessedConversation, "id" | "assigneeId">,
  now: Date,
): Promise<void> {
  if (conversation.assigneeId !== null) return;
  const [taker] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM agent WHERE id = ${actor.id} AND takes_on_reply AND deactivated_at IS NULL FOR SHARE`;
  if (!taker) return;
  await tx.conversation.update({ where: { id: conversation.id }, data: { assigneeId: taker.id }, select: { id: true } });
  await recordEvent(tx, conversation.id, { kind: "assigned", actorId: taker.id, subjectId: taker.id }, now);
}

/** Takes a conversation from whoever has it. Throws DomainError "not_found". */
export async function unassign(actor: Actor, conversationId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const conversation = await accessConversation(tx, actor, conversationId, { lock: true });
    if (conversation.assigneeId === null) return;
    await tx.conversation.update({ where: { id: conversation.id }, data: { assigneeId: null }, select: { id: true } });
    await recordEvent(tx, conversation.id, { kind: "unassigned", actorId: actor.id, subjectId: conversation.assigneeId }, now);
    await publish(tx, { type: "changed", conversations: [conversation.id] });
  });
}
