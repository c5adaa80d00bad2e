import { useEffect, useRef } from "react";
import type { MessageView } from "@/lib/contract/message";
import { newlyRefused, type SeenStatuses, statusesOf } from "./refused-words";
import { useLatest } from "./use-latest";

/** Gives an agent's words back when WhatsApp refuses them for a closed window, while the conversation is open. */
export function useRefusedWords(messages: MessageView[], agentId: string, giveBack: (text: string) => void): void {
  const seen = useRef<SeenStatuses>(new Map());
  const latestGiveBack = useLatest(giveBack);

  useEffect(() => {
    for (const text of newlyRefused(messages, seen.current, agentId)) latestGiveBack.current(text);
    seen.current = statusesOf(messages);
  }, [messages, agentId, latestGiveBack]);
}
