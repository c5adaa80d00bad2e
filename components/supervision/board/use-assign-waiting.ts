import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, NetworkError, send } from "@/lib/client/api";
import { keys } from "@/lib/client/query-keys";
import { fetchSupervisedConversations } from "@/lib/client/supervision";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationFilter } from "@/lib/contract/supervision";

/** No more than this many are given away at once. */
const MAX_ASSIGNED = 200;

export type Assigning = {
  agent: AgentSummary;
  /** How many there are to do; null while they are looked up. */
  total: number | null;
  done: number;
  failed: number;
  isOver: boolean;
};

/** Gives everyone who waits with nobody to an agent, one conversation after the other. */
export function useAssignWaiting(filter: Omit<ConversationFilter, "set" | "agentId" | "cursor">) {
  const client = useQueryClient();
  const [state, setState] = useState<Assigning | null>(null);

  async function assignTo(agent: AgentSummary) {
    const progress = { agent, total: null as number | null, done: 0, failed: 0 };
    const tell = (isOver: boolean) => setState({ ...progress, isOver });
    tell(false);
    try {
      const ids = await findUnassigned(filter);
      progress.total = ids.length;
      for (const id of ids) {
        tell(false);
        if (await isAssigned(id, agent)) progress.done += 1;
        else progress.failed += 1;
      }
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      progress.failed += 1;
    }
    tell(true);
    await client.invalidateQueries({ queryKey: keys.supervision });
  }

  return { state, assignTo };
}

/** Asked for anew, not taken from the board: somebody may have taken one in the meantime. */
async function findUnassigned(filter: Omit<ConversationFilter, "set" | "agentId" | "cursor">): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await fetchSupervisedConversations({
      ...filter,
      set: "waiting",
      agentId: "nobody",
      ...(cursor === null ? {} : { cursor }),
    });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < MAX_ASSIGNED);
  return ids.slice(0, MAX_ASSIGNED);
}

async function isAssigned(id: string, agent: AgentSummary): Promise<boolean> {
  try {
    await send("PUT", `/api/conversations/${id}/assignment`, { assigneeId: agent.id });
    return true;
  } catch (error) {
    if (error instanceof ApiError || error instanceof NetworkError) return false;
    throw error;
  }
}
