import { useCallback, useEffect, useRef } from "react";
import { sendPresence } from "@/lib/client/mutations";

/** Colleagues forget what is not repeated within 15 seconds. */
const REPEAT_MS = 10_000;
/** Whoever has not touched a key for this long is looking, not writing. */
const PAUSE_MS = 6_000;

/** Tells colleagues that this agent looks at the conversation. Returns what to call at each key, which tells that they write. */
export function usePresenceSignal(conversationId: string, hasAttention: boolean): () => void {
  const state = useRef<"viewing" | "writing">("viewing");
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (!hasAttention) return;
    sendPresence(conversationId, state.current);
    const repeat = setInterval(() => sendPresence(conversationId, state.current), REPEAT_MS);
    const leave = () => sendPresence(conversationId, "gone");
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(repeat);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [conversationId, hasAttention]);

  useEffect(() => () => clearTimeout(pause.current), []);

  return useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      state.current = "viewing";
      sendPresence(conversationId, "viewing");
    }, PAUSE_MS);
    if (state.current === "writing") return;
    state.current = "writing";
    sendPresence(conversationId, "writing");
  }, [conversationId]);
}
