import type { PreferencesInput } from "@/lib/contract/agent";
import { db } from "@/lib/db";
import { type Agent, agentColumns, toAgent } from "./agent";

/** Changes how the product looks, reads and goes on for this agent. What `changes` leaves out stays. */
export async function updatePreferences(agent: Agent, changes: PreferencesInput): Promise<Agent> {
  const { locale = agent.locale, theme = agent.theme, listOrder = agent.listOrder } = changes;
  const { opensNextAfterResolve = agent.opensNextAfterResolve, takesOnReply = agent.takesOnReply } = changes;
  const data = { locale, theme, listOrder, opensNextAfterResolve, takesOnReply };
  return toAgent(await db().agent.update({ where: { id: agent.id }, data, select: agentColumns }));
}
