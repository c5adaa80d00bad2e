"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SendingHold } from "@/lib/contract/sending-hold";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** Whether this deployment sends nothing for now. */
export function useSendingHold() {
  return useQuery({ queryKey: keys.sendingHold, queryFn: ({ signal }) => get("/api/sending-hold", SendingHold, signal) });
}

/** Lets sending go on. */
export function useReleaseSending() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("DELETE", "/api/sending-hold"),
    onSuccess: () => client.setQueryData<SendingHold>(keys.sendingHold, null),
  });
}
