import { useEffect, useRef } from "react";
import { useReadMarker } from "@/lib/client/mutations";

/** How long the newest message must have been on screen before it counts as read, in milliseconds. */
const READ_AFTER_MS = 1_000;

type ReadFacts = {
  /** The message that arrived last, of those on screen; null while the newest ones are not. */
  newestSeenId: string | null;
  isUnread: boolean;
  /** The page is visible and its window has the focus. */
  hasAttention: boolean;
  /** Somebody has just marked it unread, and means it. */
  isHeldUnread: boolean;
};

/** Marks a conversation as read once its last message was on screen for a second in a focused window. */
export function useReadRule(conversationId: string, { newestSeenId, isUnread, hasAttention, isHeldUnread }: ReadFacts): void {
  const { mutate } = useReadMarker(conversationId);
  const lastMarked = useRef<string | null>(null);
  const markable = isUnread && hasAttention && !isHeldUnread ? newestSeenId : null;

  useEffect(() => {
    if (markable === null || markable === lastMarked.current) return;
    const timer = setTimeout(() => {
      lastMarked.current = markable;
      mutate(markable);
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [markable, mutate]);
}
