import { db } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { type Actor, accessConversation } from "./access";
import { recordEvent } from "./conversation-events";

/** Ends a conversation for now: it leaves the lists until the contact writes again. Throws DomainError "not_found". */
export async function resolve(actor: Actor, conversationId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id, state } = await accessConversation(tx, actor, conversationId, { lock: true });
    if (state === "resolved") return;
    await tx.conversation.update({ where: { id }, data: { state: "resolved", resolvedAt: now }, select: { id: true } });
    await recordEvent(tx, id, { kind: "resolved", actorId: actor.id, subjectId: null }, now);
    await publish(tx, { type: "changed", conversations: [id] });
  });
}

/** Brings a resolved conversation back. Throws DomainError "not_found". */
export async function reopen(actor: Actor, conversationId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id, state } = await accessConversation(tx, actor, conversationId, { lock: true });
    if (state !== "resolved") return;
    await tx.conversation.update({ where: { id }, data: { state: "open", resolvedAt: null }, select: { id: true } });
    await recordEvent(tx, id, { kind: "reopened", actorId: actor.id, subjectId: null }, now);
    await publish(tx, { type: "changed", conversations: [id] });
  });
}
