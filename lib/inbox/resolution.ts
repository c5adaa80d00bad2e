import { db, type Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { type Actor, accessConversation } from "./access";
import { loadBusinessTime } from "./business-hours";
import { businessSeconds } from "./business-time";
import { recordEvent } from "./conversation-events";

/** Ends a conversation for now: it leaves the lists until the contact writes again. Throws DomainError "not_found". */
export async function resolve(actor: Actor, conversationId: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id, state } = await accessConversation(tx, actor, conversationId, { lock: true });
    if (state === "resolved") return;
    await tx.conversation.update({ where: { id }, data: { state: "resolved", resolvedAt: now }, select: { id: true } });
    const openSeconds = await measureOpen(tx, id, now);
    await recordEvent(tx, id, { kind: "resolved", actorId: actor.id, subjectId: null, openSeconds }, now);
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

/** For how long a conversation has been open, in seconds of business time: since it was last reopened, else since its first message. */
async function measureOpen(tx: Tx, conversationId: string, now: Date): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ since: Date | null }[]>`
    SELECT coalesce(
      (SELECT max(e.happened_at) FROM conversation_event e WHERE e.conversation_id = ${conversationId}::uuid AND e.kind = 'reopened'),
      (SELECT min(m.happened_at) FROM message m WHERE m.conversation_id = ${conversationId}::uuid AND NOT m.is_history)) AS since`;
  return row?.since ? businessSeconds(await loadBusinessTime(tx), row.since, now) : null;
}
