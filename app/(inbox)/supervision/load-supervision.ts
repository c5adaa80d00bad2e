import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { Agent } from "@/lib/auth/agent";
import { keys } from "@/lib/client/query-keys";
import { now } from "@/lib/clock";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { summarizeConversations } from "@/lib/inbox/conversations";
import { listNumbers } from "@/lib/inbox/numbers";

/** The supervisor or admin who looks at a page of supervision. For agents there is no such page. */
export async function requireSupervisor(path: string): Promise<Agent> {
  const agent = await requireAgentForPage(path);
  if (agent.role === "agent") notFound();
  return agent;
}

/** What stands around the figures, as the browser's cache will hold it. The figures need the reader's zone: the browser asks. */
export async function loadSupervision(agent: Agent): Promise<DehydratedState> {
  const cache = new QueryClient();
  cache.setQueryData(keys.me, agent);
  const [summary, numbers] = await Promise.all([summarizeConversations(agent, now()), listNumbers(agent)]);
  cache.setQueryData(keys.summary, summary);
  cache.setQueryData(keys.numbers, numbers);
  return dehydrate(cache);
}
