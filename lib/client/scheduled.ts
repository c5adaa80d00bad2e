"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ScheduledReplyList, type ScheduleInput } from "@/lib/contract/scheduled";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** What waits to be sent in a conversation, and what could not be: oldest first. */
export function useScheduled(conversationId: string) {
  return useQuery({
    queryKey: keys.scheduled(conversationId),
    queryFn: ({ signal }) => get(path(conversationId), ScheduledReplyList, signal),
  });
}

/** Schedules replies, one after the other, so that they are sent in their order. Rejects with ApiError or NetworkError. */
export function useSchedule(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (inputs: readonly ScheduleInput[]) => {
      for (const input of inputs) await send("POST", path(conversationId), input);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.scheduled(conversationId) }),
  });
}

/** Cancels one that waits, or dismisses one that could not be sent. */
export function useCancelScheduled(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scheduledId: string) => send("DELETE", `${path(conversationId)}/${scheduledId}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.scheduled(conversationId) }),
  });
}

function path(conversationId: string): string {
  return `/api/conversations/${conversationId}/scheduled`;
}
