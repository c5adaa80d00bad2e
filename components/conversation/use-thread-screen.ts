import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { useJumpRequests } from "./jump-requests";
import type { LogHandle } from "./log/message-log";
import { countNewSince, lastArrivedId } from "./log/new-messages";
import { type ThreadItem, threadItems, type WindowClosing } from "./log/thread-items";
import { type ThreadView, useThreadView } from "./log/use-thread-view";
import { useUnreadMark } from "./log/use-unread-mark";
import { type Jump, useJump } from "./use-jump";
import { useLinkedMessage } from "./use-linked-message";
import { useReadRule } from "./use-read-rule";
import { useTimes } from "./use-times";

type ScreenFacts = {
  conversation: ConversationDetail;
  meId: string;
  closing: WindowClosing | null;
  hasAttention: boolean;
  isHeldUnread: boolean;
  pendingReactions: ReadonlyMap<string, string>;
};

export type ThreadScreen = Jump & {
  conversationId: string;
  log: RefObject<LogHandle | null>;
  /** null while the thread loads for the first time. */
  view: ThreadView | null;
  error: Error | null;
  reload: () => void;
  items: ThreadItem[];
  isAtEnd: boolean;
  setIsAtEnd: (isAtEnd: boolean) => void;
  /** Messages of others that arrived below while the reader is further up. */
  newCount: number;
  /** The message that arrived last of those the reader has had on screen. */
  seenId: string | null;
  clearUnreadMark: () => void;
};

/** The state of the log: what it shows, where it stands, what has been seen of it. */
export function useThreadScreen(facts: ScreenFacts): ThreadScreen {
  const { conversation, meId, closing, hasAttention, isHeldUnread, pendingReactions } = facts;
  const log = useRef<LogHandle>(null);
  const { settle, ...jump } = useJump(log);
  useJumpRequests(conversation.id, jump.jumpTo);
  useLinkedMessage(jump.jumpTo);
  const { view, error, refetch } = useThreadView(conversation.id, jump.anchorId, pendingReactions);
  const [mark, clearUnreadMark] = useUnreadMark(conversation, hasAttention);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const { dayOf } = useTimes();

  const items = useMemo(() => (view ? threadItems({ ...view, unread: mark, closing, dayOf }) : []), [view, mark, closing, dayOf]);
  useLayoutEffect(() => settle(items), [settle, items]);

  const newestId = useMemo(() => (view && !view.hasNewer ? lastArrivedId(view.messages) : null), [view]);
  const seenId = useSeenId(newestId, isAtEnd);
  useReadRule(conversation.id, {
    newestSeenId: isAtEnd ? newestId : null,
    isUnread: conversation.unreadCount > 0 || conversation.markedUnread,
    hasAttention,
    isHeldUnread,
  });

  return {
    ...jump,
    conversationId: conversation.id,
    log,
    view,
    error,
    reload: refetch,
    items,
    isAtEnd: isAtEnd && !view?.hasNewer,
    setIsAtEnd,
    newCount: view?.hasNewer ? conversation.unreadCount : countNewSince(view?.messages ?? [], seenId, meId),
    seenId,
    clearUnreadMark,
  };
}

/** What was there on arrival counts as seen: its preview stood in the list. */
function useSeenId(newestId: string | null, isAtEnd: boolean): string | null {
  const [seenId, setSeenId] = useState(newestId);
  useEffect(() => {
    if (newestId !== null) setSeenId((seen) => (seen === null || isAtEnd ? newestId : seen));
  }, [newestId, isAtEnd]);
  return seenId;
}
