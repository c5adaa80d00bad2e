"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { MAX_KNOWN_REVISIONS, type OwnDraft } from "@/lib/contract/draft";
import type { DraftWords } from "./draft-merge";
import { draftSaver } from "./draft-saver";
import { type DraftPlace, draftAt, subscribeToDrafts } from "./draft-store";

/** An agent's unsent words in a conversation. */
export type Draft = DraftWords & {
  /** Changes them. `change` gets what they are now, not what was last drawn. */
  write: (change: (now: DraftWords) => DraftWords) => void;
  /** As what the server may know them: whoever sends them says so, and they are no draft any more. */
  revisions: () => string[];
};

/**
 * What an agent writes in a conversation: on screen at once, here and in every tab of this browser; kept through reloads until
 * the server has it; on other devices from then on. `remote`: as the server last told it.
 */
export function useDraft({ agentId, conversationId }: DraftPlace, remote: OwnDraft): Draft {
  const client = useQueryClient();
  const place = { agentId, conversationId };
  const words = useSyncExternalStore(
    subscribeToDrafts,
    () => draftAt(place)?.words ?? null,
    () => null,
  );

  useEffect(() => draftSaver(client, agentId).meet(conversationId, remote), [client, agentId, conversationId, remote]);
  useEffect(() => () => void draftSaver(client, agentId).save(conversationId), [client, agentId, conversationId]);

  const { text, beside } = words ?? remote;
  return {
    text,
    beside,
    write: (change) => {
      const now = draftAt(place)?.words ?? { text: remote.text, beside: remote.beside };
      draftSaver(client, agentId).write(conversationId, change(now), remote);
    },
    revisions: () => revisionsAt(place),
  };
}

function revisionsAt(place: DraftPlace): string[] {
  const state = draftAt(place);
  if (!state) return [];
  const pending = state.pending === null ? [] : [state.pending];
  return [...new Set([...state.knows, ...pending])].slice(-MAX_KNOWN_REVISIONS);
}
