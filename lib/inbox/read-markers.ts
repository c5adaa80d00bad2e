import { db, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { type Actor, accessConversation } from "./access";
import { asksForAttention } from "./conversation-facts";

/**
 * The team has read the conversation up to a message (in order of arrival); never backwards. WhatsApp is told too, if the
 * number is set so. Throws DomainError "not_found".
 */
export async function markRead(actor: Actor, conversationId: string, upToMessageId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id } = await accessConversation(tx, actor, conversationId, { lock: true });
    const changed = await tx.$executeRaw`
      UPDATE conversation c SET
        read_up_to_id = greatest(c.read_up_to_id, marker.id), marked_unread = false,
        unread_count = (SELECT count(*) FROM message i WHERE i.conversation_id = c.id AND ${asksForAttention}
                          AND i.id > greatest(c.read_up_to_id, marker.id))
      FROM message marker
      WHERE c.id = ${id}::uuid AND marker.id = ${upToMessageId}::uuid AND marker.conversation_id = c.id
        AND (c.read_up_to_id IS NULL OR c.read_up_to_id < marker.id OR c.marked_unread)`;
    if (changed === 0) return;
    await enqueue(tx, { kind: "mark-read", conversationId: id });
    await publish(tx, { type: "changed", conversations: [id] });
  });
}

/** Puts a conversation back among the unread. Throws DomainError "not_found". */
export async function markUnread(actor: Actor, conversationId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id } = await accessConversation(tx, actor, conversationId, { lock: true });
    await tx.conversation.update({ where: { id }, data: { markedUnread: true }, select: { id: true } });
    await publish(tx, { type: "changed", conversations: [id] });
  });
}

/** The first message, in the order of the thread, that arrived after the marker. Null when all is read. */
export async function findFirstUnread(tx: Pick<Tx, "$queryRaw">, conversationId: string, readUpToId: string | null) {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM message i
    WHERE i.conversation_id = ${conversationId}::uuid AND ${asksForAttention}
      AND (${readUpToId}::uuid IS NULL OR i.id > ${readUpToId}::uuid)
    ORDER BY i.happened_at, i.id LIMIT 1`;
  return row?.id ?? null;
}
