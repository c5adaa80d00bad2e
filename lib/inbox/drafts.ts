import { db } from "@/lib/db";
import { type Actor, accessConversation } from "./access";

/** Keeps what an agent has written and not sent, on every device. An empty text forgets it. Throws DomainError "not_found". */
export async function saveDraft(actor: Actor, conversationId: string, text: string, now: Date): Promise<void> {
  const { id } = await accessConversation(db(), actor, conversationId);
  const key = { conversationId: id, agentId: actor.id };
  if (text === "") {
    await db().draft.deleteMany({ where: key });
    return;
  }
  await db().draft.upsert({
    where: { conversationId_agentId: key },
    create: { ...key, text, updatedAt: now },
    update: { text, updatedAt: now },
    select: { agentId: true },
  });
}
