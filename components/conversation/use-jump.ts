import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { LogHandle } from "./log/message-log";
import type { ThreadItem } from "./log/thread-items";

/** How long a message glows that somebody jumped to, in milliseconds. */
const GLOW_MS = 1_200;

export type Jump = {
  /** The row that glows now. */
  glowingKey: string | null;
  /** Where the thread is loaded around, when it is not loaded from its end. */
  anchorId: string | null;
  jumpTo: (messageId: string) => void;
  jumpToLatest: () => void;
};

/**
 * Jumps inside a thread: to a loaded message at once; to another by loading the thread around it first. `items` are what is
 * shown, which lags behind `anchorId` while that part loads.
 */
export function useJump(log: RefObject<LogHandle | null>): Jump & { settle: (items: ThreadItem[]) => void } {
  const [anchorId, setAnchorId] = useState<string | null>(null);
  const [glowingKey, setGlowingKey] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const wantsEnd = useRef(false);
  const shown = useRef<ThreadItem[]>([]);

  const arrive = useCallback(
    (messageId: string): boolean => {
      const item = shown.current.find((row) => row.kind === "message" && row.message.id === messageId);
      if (!item) return false;
      log.current?.goTo(item.key);
      setGlowingKey(item.key);
      return true;
    },
    [log],
  );

  /** Called after each render of the log with the rows it now has. */
  const settle = useCallback(
    (items: ThreadItem[]) => {
      shown.current = items;
      if (wanted.current !== null && arrive(wanted.current)) wanted.current = null;
      if (wantsEnd.current) {
        wantsEnd.current = false;
        log.current?.scrollToEnd();
      }
    },
    [arrive, log],
  );

  useEffect(() => {
    if (glowingKey === null) return;
    const timer = setTimeout(() => setGlowingKey(null), GLOW_MS);
    return () => clearTimeout(timer);
  }, [glowingKey]);

  const jumpTo = useCallback(
    (messageId: string) => {
      if (arrive(messageId)) return;
      wanted.current = messageId;
      setAnchorId(messageId);
    },
    [arrive],
  );

  const jumpToLatest = useCallback(() => {
    if (anchorId === null) {
      log.current?.scrollToEnd();
      return;
    }
    wanted.current = null;
    wantsEnd.current = true;
    setAnchorId(null);
  }, [anchorId, log]);

  return { glowingKey, anchorId, jumpTo, jumpToLatest, settle };
}
