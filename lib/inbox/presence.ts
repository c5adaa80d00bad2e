import type { AgentSummary } from "@/lib/contract/agent";
import type { PresenceInput } from "@/lib/contract/conversation";
import { db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { accessConversation } from "./access";

/** Tells colleagues that an agent looks at a conversation or writes in it, and the contact that we are typing. Stored nowhere. */
export async function announcePresence(agent: AgentSummary, conversationId: string, { state }: PresenceInput): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id } = await accessConversation(tx, agent, conversationId);
    if (state === "writing") await enqueue(tx, { kind: "show-typing", conversationId: id });
    await publish(tx, { type: "presence", conversationId: id, agent: { id: agent.id, name: agent.name }, state });
  });
}
