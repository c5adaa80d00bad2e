import { useState } from "react";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { UnreadMark } from "./thread-items";
import { nextUnreadMark } from "./unread-mark";

type UnreadFacts = Pick<ConversationDetail, "firstUnreadId" | "unreadCount">;

/** The unread divider of this visit, and the way to take it away: an answer makes it needless. */
export function useUnreadMark(facts: UnreadFacts, hasAttention: boolean): [UnreadMark | null, () => void] {
  const { firstUnreadId, unreadCount } = facts;
  const [seen, setSeen] = useState<{ firstUnreadId: string | null; unreadCount: number } | null>(null);
  const [mark, setMark] = useState<UnreadMark | null>(null);

  // What is known while rendering decides what is rendered: no effect, no second paint.
  if (seen?.firstUnreadId !== firstUnreadId || seen.unreadCount !== unreadCount) {
    setSeen({ firstUnreadId, unreadCount });
    setMark(nextUnreadMark(mark, { firstUnreadId, unreadCount, isWatching: hasAttention && seen !== null }));
  }

  return [mark, () => setMark(null)];
}
