"use client";

import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import * as z from "zod/mini";
import { AgentSummary, type ListOrder, Me } from "@/lib/contract/agent";
import { ConversationDetail, ConversationPage, ConversationSummary, type ConversationView } from "@/lib/contract/conversation";
import { ThreadPage } from "@/lib/contract/message";
import { NumberView } from "@/lib/contract/number";
import { TemplateList } from "@/lib/contract/template";
import { get } from "./api";
import { keys } from "./query-keys";

/** Pages of a thread kept in the browser: further ones are fetched again when somebody scrolls back. */
const MAX_THREAD_PAGES = 10;

export function meOptions() {
  return queryOptions({
    queryKey: keys.me,
    queryFn: ({ signal }) => get("/api/me", Me, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The signed-in agent. */
export function useMe() {
  return useQuery(meOptions());
}

/** Who can be given conversations. */
export function useAgents({ enabled = true } = {}) {
  return useQuery({
    queryKey: keys.agents,
    queryFn: ({ signal }) => get("/api/agents", z.array(AgentSummary), signal),
    staleTime: 60_000,
    enabled,
  });
}

/** The business's numbers with their settings. */
export function useNumbers({ enabled = true }: { enabled?: boolean } = {}) {
  return useQuery({ queryKey: keys.numbers, queryFn: ({ signal }) => get("/api/numbers", z.array(NumberView), signal), enabled });
}

/** The counts beside the views. */
export function useConversationSummary() {
  return useQuery({
    queryKey: keys.summary,
    queryFn: ({ signal }) => get("/api/conversations/summary", ConversationSummary, signal),
    // "Closing soon" and "closed" change by time alone.
    refetchInterval: 60_000,
  });
}

export function conversationsOptions(view: ConversationView, order: ListOrder) {
  return infiniteQueryOptions({
    queryKey: keys.list(view, order),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ view, order, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return get(`/api/conversations?${query}`, ConversationPage, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** A view of the list, page by page. Live changes patch it; see `live`. */
export function useConversations(view: ConversationView, order: ListOrder) {
  return useInfiniteQuery(conversationsOptions(view, order));
}

export function conversationOptions(id: string) {
  return queryOptions({
    queryKey: keys.conversation(id),
    queryFn: ({ signal }) => get(`/api/conversations/${id}`, ConversationDetail, signal),
  });
}

/** One conversation: window, assignee, draft, number. */
export function useConversation(id: string) {
  return useQuery(conversationOptions(id));
}

/** Where a page of a thread begins. */
export type ThreadPlace = { before: string } | { after: string } | { around: string } | { newest: true };

export function threadOptions(id: string, anchorId: string | null) {
  return infiniteQueryOptions({
    queryKey: keys.threadAround(id, anchorId),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams("newest" in pageParam ? {} : pageParam);
      return get(`/api/conversations/${id}/messages?${query}`, ThreadPage, signal);
    },
    initialPageParam: (anchorId === null ? { newest: true } : { around: anchorId }) as ThreadPlace,
    getNextPageParam: (page): ThreadPlace | null => (page.older === null ? null : { before: page.older }),
    getPreviousPageParam: (page): ThreadPlace | null => (page.newer === null ? null : { after: page.newer }),
    maxPages: MAX_THREAD_PAGES,
  });
}

/** All messages and events of the loaded pages, oldest first, each once. */
export function flattenThread(data: InfiniteData<ThreadPage, ThreadPlace>): Pick<ThreadPage, "messages" | "events"> {
  const pages = data.pages.toReversed();
  const messages = new Map(pages.flatMap((page) => page.messages).map((message) => [message.id, message]));
  const events = new Map(pages.flatMap((page) => page.events).map((event) => [event.id, event]));
  return { messages: [...messages.values()], events: [...events.values()] };
}

/**
 * A thread: its newest messages, or those around `anchorId`. The first page is the newest one, because a refetch begins
 * there and so always ends up with what has just arrived: `fetchNextPage` brings older messages, `fetchPreviousPage` newer
 * ones; `hasPreviousPage` means that the newest are not loaded.
 */
export function useThread(id: string, anchorId: string | null = null) {
  return useInfiniteQuery({ ...threadOptions(id, anchorId), select: flattenThread });
}

/** The templates of a number, as agents pick them. */
export function useTemplates(numberId: string | undefined) {
  return useQuery({
    queryKey: keys.templates(numberId ?? ""),
    queryFn: ({ signal }) => get(`/api/numbers/${numberId}/templates`, TemplateList, signal),
    enabled: numberId !== undefined,
    placeholderData: keepPreviousData,
  });
}
