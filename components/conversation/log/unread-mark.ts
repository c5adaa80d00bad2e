import type { UnreadMark } from "./thread-items";

/** What the server says is unread, and whether the reader could have seen it arrive. */
export type UnreadFacts = { firstUnreadId: string | null; unreadCount: number; isWatching: boolean };

/**
 * Where the divider stands. It is set when the reader comes to unread messages and then stays, although they get read a
 * second later: it marks where this visit began. Messages that arrive under the reader's eyes do not move it; messages that
 * arrive while the reader is away do, and their count grows with them.
 */
export function nextUnreadMark(mark: UnreadMark | null, facts: UnreadFacts): UnreadMark | null {
  if (!facts.firstUnreadId || facts.unreadCount === 0) return mark;
  if (facts.isWatching && mark) return mark;
  if (facts.isWatching) return null;
  if (mark?.messageId === facts.firstUnreadId && mark.count === facts.unreadCount) return mark;
  return { messageId: facts.firstUnreadId, count: facts.unreadCount };
}
