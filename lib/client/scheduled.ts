"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ScheduledReplyList, type ScheduleInput } from "@/lib/contract/scheduled";
import { ApiError, get, isTransient, NetworkError, send } from "./api";
import { keys } from "./query-keys";

const RETRY_DELAYS_MS = [500, 1_500, 4_000];

/** What waits to be sent in a conversation, and what could not be: oldest first. */
export function useScheduled(conversationId: string) {
  return useQuery({
    queryKey: keys.scheduled(conversationId),
    queryFn: ({ signal }) => get(path(conversationId), ScheduledReplyList, signal),
  });
}

/** Some of several replies were not scheduled: why, and how many were before. */
export class RefusedSchedule extends Error {
  override readonly name = "RefusedSchedule";

  constructor(
    override readonly cause: ApiError | NetworkError,
    readonly scheduledBefore: number,
  ) {
    super(cause.message);
  }
}

/** Schedules replies, one after the other, so that they are sent in their order. Rejects with RefusedSchedule. */
export async function scheduleAll(conversationId: string, inputs: readonly ScheduleInput[]): Promise<void> {
  for (const [index, input] of inputs.entries()) {
    try {
      await postPatiently(conversationId, input);
    } catch (error) {
      if (error instanceof ApiError || error instanceof NetworkError) throw new RefusedSchedule(error, index);
      throw error;
    }
  }
}

/** `scheduleAll`, with the list brought up to date afterwards. */
export function useSchedule(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (inputs: readonly ScheduleInput[]) => scheduleAll(conversationId, inputs),
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

/** Again under the same id where no answer came: the server may have it, and given back it would be scheduled a second time. */
async function postPatiently(conversationId: string, input: ScheduleInput): Promise<void> {
  for (const delayMs of RETRY_DELAYS_MS) {
    try {
      await send("POST", path(conversationId), input);
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  }
  await send("POST", path(conversationId), input);
}

function path(conversationId: string): string {
  return `/api/conversations/${conversationId}/scheduled`;
}
