"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TeamList } from "@/lib/contract/people";
import {
  Board,
  type BulkRetryInput,
  type ConversationFilter,
  type DeliveryGrouping,
  DeliveryReport,
  FailedMessages,
  FailureBoard,
  type MessageFilter,
  type ReportQuery,
  RetryResults,
  SupervisedConversations,
  type SupervisedMessage,
  SupervisedMessages,
} from "@/lib/contract/supervision";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** Figures change by time alone too, in milliseconds. Not while nobody looks: see also `live-updates`. */
const RECOUNT_MS = 30_000;
/** A list of more pages than this is not fetched anew by itself. */
const MAX_LIVE_PAGES = 2;
/** Pages that are read to find what became of retries. */
const MAX_RETRY_PAGES = 5;

const FIGURES = {
  refetchInterval: RECOUNT_MS,
  refetchOnWindowFocus: true,
  placeholderData: keepPreviousData,
} as const;

/** The live board of a period. */
export function useBoard(query: ReportQuery) {
  return useQuery({
    queryKey: keys.board(query),
    queryFn: ({ signal }) => get(path("board", query), Board, signal),
    ...FIGURES,
  });
}

/** What became of the messages of a period, by hour, number, agent or template. */
export function useDeliveries(query: ReportQuery, by: DeliveryGrouping, { enabled = true } = {}) {
  return useQuery({
    queryKey: keys.deliveries(query, by),
    queryFn: ({ signal }) => get(path("deliveries", { ...query, by }), DeliveryReport, signal),
    ...FIGURES,
    enabled,
  });
}

/** Why messages of a period failed. */
export function useFailures(query: ReportQuery & { agentId?: string }, { enabled = true } = {}) {
  return useQuery({
    queryKey: keys.failures(query),
    queryFn: ({ signal }) => get(path("failures", query), FailureBoard, signal),
    ...FIGURES,
    enabled,
  });
}

/** The messages that failed for one cause, and what stands in the way of sending each again. */
export function useFailedMessages(filter: MessageFilter) {
  return useQuery({
    queryKey: keys.failedMessages(filter),
    queryFn: ({ signal }) => get(path("failures/messages", filter), FailedMessages, signal),
    ...FIGURES,
  });
}

/** Messages, newest first: `fetchNextPage` brings earlier ones. */
export function useSupervisedMessages(filter: MessageFilter) {
  return useInfiniteQuery({
    queryKey: keys.supervisedMessages(filter),
    queryFn: ({ pageParam, signal }) =>
      get(path("messages", { ...filter, cursor: pageParam ?? undefined }), SupervisedMessages, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= MAX_LIVE_PAGES ? RECOUNT_MS : false),
  });
}

/** The conversations behind a figure. */
export function useSupervisedConversations(filter: ConversationFilter) {
  return useInfiniteQuery({
    queryKey: keys.supervisedConversations(filter),
    queryFn: ({ pageParam, signal }) =>
      get(path("conversations", { ...filter, cursor: pageParam ?? undefined }), SupervisedConversations, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= MAX_LIVE_PAGES ? RECOUNT_MS : false),
  });
}

/** The first of the conversations that a filter holds, fetched now: for what is done to all of them. */
export async function fetchSupervisedConversations(filter: ConversationFilter): Promise<SupervisedConversations> {
  return get(path("conversations", filter), SupervisedConversations);
}

/** Sends failed messages again. The same `clientMessageId` twice makes one message. */
export function useSendRetries() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: BulkRetryInput) =>
      RetryResults.parse(await (await send("POST", "/api/supervision/retries", input)).json()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.supervision }),
  });
}

/** What was sent since an instant, by id: what became of `count` retries. */
export function useRetries(since: string | null, count: number) {
  return useQuery({
    queryKey: keys.retries(since ?? "", count),
    queryFn: ({ signal }) => fetchSince(since ?? "", count, signal),
    enabled: since !== null && count > 0,
    refetchInterval: RECOUNT_MS,
    placeholderData: keepPreviousData,
  });
}

async function fetchSince(since: string, count: number, signal: AbortSignal): Promise<Map<string, SupervisedMessage>> {
  const to = new Date(Date.parse(since) + 24 * 3_600_000).toISOString();
  const found = new Map<string, SupervisedMessage>();
  let cursor: string | undefined;
  for (let page = 0; page < MAX_RETRY_PAGES; page += 1) {
    const { rows, nextCursor } = await get(path("messages", { from: since, to, cursor }), SupervisedMessages, signal);
    for (const row of rows) found.set(row.id, row);
    if (nextCursor === null || found.size >= count * 2) break;
    cursor = nextCursor;
  }
  return found;
}

/** The teams, by name. */
export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }) => get("/api/teams", TeamList, signal),
    select: ({ teams }) => teams,
    staleTime: 60_000,
  });
}

function path(resource: string, query: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return `/api/supervision/${resource}?${new URLSearchParams(present)}`;
}
