"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SavedMessageInput, SavedMessageList, SavedMessageView } from "@/lib/contract/saved-message";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** The interactive messages that the team keeps, by name. */
export function useSavedMessages() {
  return useQuery({
    queryKey: keys.savedMessages,
    queryFn: ({ signal }) => get("/api/saved-messages", SavedMessageList, signal),
    staleTime: 30_000,
  });
}

/** Keeps a message under a name; with an `id` in place of what was kept there. Rejects with ApiError "conflict" when the name is taken. */
export function useSaveMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...input }: SavedMessageInput & { id: string | null }) => {
      const response = await (id === null
        ? send("POST", "/api/saved-messages", input)
        : send("PUT", `/api/saved-messages/${id}`, input));
      return SavedMessageView.parse(await response.json());
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.savedMessages }),
  });
}

export function useDeleteSavedMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("DELETE", `/api/saved-messages/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.savedMessages }),
  });
}
