import type { AgentSummary } from "@/lib/contract/agent";
import { db } from "@/lib/db";

const MAX_AGENTS = 500;

/** Who can be given conversations: every active agent, by name. */
export function listAgents(): Promise<AgentSummary[]> {
  return db().agent.findMany({
    where: { deactivatedAt: null },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_AGENTS,
  });
}
