"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { send } from "./api";
import { keys } from "./query-keys";

/** After the last key, in milliseconds. */
const SAVE_DELAY_MS = 700;

/** The save under way in each conversation: the next one waits for it, or a slow old text could replace a newer one. */
const saving = new Map<string, Promise<void>>();

/** Saves once the save before it is answered. One that is lost is made good by the next. */
function save(conversationId: string, text: string): void {
  const put = () =>
    send("PUT", `/api/conversations/${conversationId}/draft`, { text }, { keepalive: true }).then(
      () => undefined,
      () => undefined,
    );
  // The first goes out in this very turn: a page that is being left has no next one.
  const before = saving.get(conversationId);
  const done = before ? before.then(put) : put();
  saving.set(conversationId, done);
  void done.then(() => saving.get(conversationId) === done && saving.delete(conversationId));
}

/**
 * Keeps what an agent writes on the server: a moment after the last key, and at once when the conversation or the page is
 * left. The cache knows it immediately, so that coming back shows it. A save that is lost is made good by the next one.
 */
export function useSaveDraft(conversationId: string): (text: string) => void {
  const client = useQueryClient();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);

  const flush = useCallback(() => {
    if (!waiting.current) return;
    const { text, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = null;
    save(conversationId, text);
  }, [conversationId]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  return useCallback(
    (text: string) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { text, timer: setTimeout(flush, SAVE_DELAY_MS) };
      client.setQueryData<ConversationDetail>(keys.conversation(conversationId), (known) =>
        known ? { ...known, draftText: text, draft: text || null } : known,
      );
    },
    [client, conversationId, flush],
  );
}
