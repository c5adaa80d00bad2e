import { AgentRole } from "@/lib/contract/agent";

/** Whether an agent may do what `minimum` may: each role may do all that the one before may. */
export function hasRole(agent: { role: AgentRole }, minimum: AgentRole): boolean {
  const ranks = AgentRole.options;
  return ranks.indexOf(agent.role) >= ranks.indexOf(minimum);
}
