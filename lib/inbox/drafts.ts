import { db } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { type Actor, accessConversation } from "./access";

/**
 * Keeps what an agent has written and not sent, on every device. An empty text forgets it. The agent's lists are told when a
 * draft appears or is gone. Throws DomainError "not_found".
 */
export async function saveDraft(actor: Actor, conversationId: string, text: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id } = await accessConversation(tx, actor, conversationId);
    const key = { conversationId: id, agentId: actor.id };
    if (text === "") {
      const { count } = await tx.draft.deleteMany({ where: key });
      if (count === 0) return;
    } else {
      const { count } = await tx.draft.updateMany({ where: key, data: { text, updatedAt: now } });
      if (count > 0) return;
      await tx.draft.createMany({ data: { ...key, text, updatedAt: now }, skipDuplicates: true });
    }
    await publish(tx, { type: "draft", ...key });
  });
}
