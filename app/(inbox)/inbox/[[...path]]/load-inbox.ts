import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import type { ListFilter } from "@/components/inbox/list-filter";
import type { Agent } from "@/lib/auth/agent";
import { keys } from "@/lib/client/query-keys";
import { now } from "@/lib/clock";
import { DomainError } from "@/lib/errors";
import { parseId } from "@/lib/http/params";
import { listAgents } from "@/lib/inbox/agents";
import { findConversation, listConversations, summarizeConversations } from "@/lib/inbox/conversations";
import { listThread } from "@/lib/inbox/thread";

/** All that the first paint of the inbox shows, as the browser's cache will hold it. */
export async function loadInbox(agent: Agent, filter: ListFilter, conversationId: string | null): Promise<DehydratedState> {
  const cache = new QueryClient();
  cache.setQueryData(keys.me, agent);
  await Promise.all([
    load(cache, keys.agents, listAgents()),
    load(cache, keys.summary, summarizeConversations(agent, now())),
    load(cache, keys.list(filter.view, filter.order), listConversations(agent, filter, now()).then(onePage(null))),
    conversationId !== null && loadConversation(cache, agent, conversationId),
  ]);
  return dehydrate(cache);
}

/** A conversation that is not there, or not for this agent, is left to the pane, which says so beside a list that works. */
async function loadConversation(cache: QueryClient, agent: Agent, conversationId: string): Promise<void> {
  try {
    const id = parseId(conversationId);
    await Promise.all([
      load(cache, keys.conversation(conversationId), findConversation(agent, id)),
      load(cache, keys.threadAround(conversationId, null), listThread(agent, id, {}).then(onePage({ newest: true }))),
    ]);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

async function load(cache: QueryClient, key: readonly unknown[], data: Promise<unknown>): Promise<void> {
  cache.setQueryData(key, await data);
}

/** A page as the first of a list that goes on. */
function onePage(pageParam: unknown) {
  return (page: unknown) => ({ pages: [page], pageParams: [pageParam] });
}
