import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { Agent } from "@/lib/auth/agent";
import { keys } from "@/lib/client/query-keys";
import { now } from "@/lib/clock";
import { summarizeConversations } from "@/lib/inbox/conversations";
import { listNumbers } from "@/lib/inbox/numbers";

/** All that the first paint of the settings shows, as the browser's cache will hold it. */
export async function loadSettings(agent: Agent): Promise<DehydratedState> {
  const cache = new QueryClient();
  cache.setQueryData(keys.me, agent);
  const [summary, numbers] = await Promise.all([summarizeConversations(agent, now()), listNumbers(agent)]);
  cache.setQueryData(keys.summary, summary);
  cache.setQueryData(keys.numbers, numbers);
  return dehydrate(cache);
}
