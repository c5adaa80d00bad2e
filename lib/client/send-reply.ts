"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import {
  type MessageView,
  MessageView as MessageViewSchema,
  type QuotedMessage,
  type ReplyInput,
  type TemplateSnapshot,
} from "@/lib/contract/message";
import { ApiError, isTransient, send } from "./api";
import { serverNow } from "./clock";
import { addToOutbox, outbox, removeFromOutbox } from "./outbox";
import { conversationOptions } from "./queries";
import { keys } from "./query-keys";

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

/** What the bubble shows until the server's message takes its place. */
export type ReplyPreview = {
  text?: string;
  template?: TemplateSnapshot;
  quoted?: QuotedMessage;
  agent: { id: string; name: string };
};
export type Sending = { reply: ReplyInput; preview: ReplyPreview };

/**
 * Sends a reply: its bubble stands in the outbox at once, and it is posted until the server answers, with one client id, so
 * that a weak link sends it once. Rejects with ApiError when the server refuses it; the bubble is gone then.
 */
export function useSendReply(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    // Sending works while the browser believes itself offline: it tries, waits and tries again.
    networkMode: "always",
    mutationFn: ({ reply, preview }: Sending) => {
      if (reply.kind !== "reaction") addToOutbox({ conversationId, reply, bubble: toBubble(conversationId, reply, preview) });
      return post(client, conversationId, reply);
    },
  });
}

/** Takes up replies that were under way when the page was left. Mounted once. */
export function useOutboxResumption(): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const { conversationId, reply } of outbox()) {
      post(client, conversationId, reply).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        // Nobody is there to be told any more: what was written goes back to where it is written.
        return reply.kind === "text" ? giveBack(client, conversationId, reply.text) : undefined;
      });
    }
  }, [client]);
}

/** Puts refused words back into the draft, before what has been written since. */
async function giveBack(client: QueryClient, conversationId: string, text: string): Promise<void> {
  const { draftText } = await client.fetchQuery({ ...conversationOptions(conversationId), staleTime: 0 });
  const draft = draftText === "" ? text : `${text}\n${draftText}`;
  await send("PUT", `/api/conversations/${conversationId}/draft`, { text: draft });
  await client.invalidateQueries({ queryKey: keys.conversation(conversationId) });
}

async function post(client: QueryClient, conversationId: string, reply: ReplyInput): Promise<MessageView> {
  try {
    const message = await postUntilAnswered(conversationId, reply);
    await client.invalidateQueries({ queryKey: keys.thread(conversationId) });
    return message;
  } finally {
    removeFromOutbox(reply.clientMessageId);
  }
}

async function postUntilAnswered(conversationId: string, reply: ReplyInput): Promise<MessageView> {
  for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LAST_RETRY_MS)) {
    try {
      const response = await send("POST", `/api/conversations/${conversationId}/messages`, reply);
      return MessageViewSchema.parse(await response.json());
    } catch (error) {
      if (!isTransient(error)) throw error;
      await waitForNetwork(delay);
    }
  }
}

/** Waits, or less when the browser says that the network is back. */
function waitForNetwork(delay: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, delay);
    window.addEventListener("online", done);
  });
}

function toBubble(conversationId: string, reply: ReplyInput, preview: ReplyPreview): MessageView {
  const at = serverNow().toISOString();
  return {
    id: reply.clientMessageId,
    conversationId,
    direction: "outbound",
    type: preview.template ? "template" : "text",
    text: preview.text ?? preview.template?.body ?? null,
    attachments: [],
    content: null,
    referral: null,
    agent: preview.agent,
    author: null,
    source: null,
    happenedAt: at,
    quoted: preview.quoted ?? null,
    forwarded: false,
    forwardedOften: false,
    editedAt: null,
    previousTexts: [],
    revokedAt: null,
    reactions: [],
    template: preview.template ?? null,
    status: "queued",
    steps: { queuedAt: null, acceptedAt: null, sentAt: null, deliveredAt: null, readAt: null, playedAt: null, failedAt: null },
    failure: null,
    pricing: null,
    attempts: 0,
    retryAt: null,
    retryOfId: reply.kind === "retry" ? reply.retryOfId : null,
    retriedById: null,
    clientMessageId: reply.clientMessageId,
  };
}
