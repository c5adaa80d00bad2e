import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { Agent } from "@/lib/auth/agent";
import { keys } from "@/lib/client/query-keys";
import { now } from "@/lib/clock";
import { summarizeConversations } from "@/lib/inbox/conversations";

/** What the first paint around the templates shows, as the browser's cache will hold it. */
export async function loadTemplates(agent: Agent): Promise<DehydratedState> {
  const cache = new QueryClient();
  cache.setQueryData(keys.me, agent);
  cache.setQueryData(keys.summary, await summarizeConversations(agent, now()));
  return dehydrate(cache);
}
