"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { send } from "./api";
import { keys } from "./query-keys";

/** Asks WhatsApp once more for a file that did not come. The thread tells how it went. */
export function useRetryAttachment(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (attachmentId: string) => send("POST", `/api/attachments/${attachmentId}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.thread(conversationId) }),
  });
}
