import { useCallback, useMemo } from "react";
import { useOutbox } from "@/lib/client/outbox";
import { useThread } from "@/lib/client/queries";
import type { ConversationEventView, MessageView } from "@/lib/contract/message";
import { withOutbox, withReactions } from "./optimistic";

export type ThreadView = {
  /** Loaded messages, oldest first, then those on their way to the server. */
  messages: MessageView[];
  events: ConversationEventView[];
  hasOlder: boolean;
  /** The newest messages are not among the loaded ones. */
  hasNewer: boolean;
  loadOlder: () => void;
  loadNewer: () => void;
  /** Set when the last attempt to load more failed: tries once more. */
  retryMore: (() => void) | null;
  isLoadingOlder: boolean;
};

type ThreadViewQuery = { view: ThreadView | null; error: Error | null; refetch: () => void; isAnchored: boolean };

/**
 * The thread as it is shown: the newest messages or, with an anchor, those around it. While the anchored part loads, the
 * newest stay.
 */
export function useThreadView(
  conversationId: string,
  anchorId: string | null,
  pendingReactions: ReadonlyMap<string, string>,
): ThreadViewQuery {
  const newest = useThread(conversationId);
  const around = useThread(conversationId, anchorId);
  const shown = anchorId !== null && around.data ? around : newest;
  const outbox = useOutbox(conversationId);
  const { data, isFetching, fetchNextPage, fetchPreviousPage } = shown;
  const { hasNextPage: hasOlder, hasPreviousPage: hasNewer, isFetchingNextPage: isLoadingOlder } = shown;
  const { isFetchNextPageError, isFetchPreviousPageError } = shown;
  const hasFailed = isFetchNextPageError || isFetchPreviousPageError;

  // A page is not asked for while something else is being fetched, and not again by itself after it failed.
  const canLoad = !isFetching && !hasFailed;
  const loadOlder = useCallback(() => {
    if (canLoad) fetchNextPage({ cancelRefetch: false });
  }, [canLoad, fetchNextPage]);
  const loadNewer = useCallback(() => {
    if (canLoad) fetchPreviousPage({ cancelRefetch: false });
  }, [canLoad, fetchPreviousPage]);
  const retryMore = useCallback(() => {
    if (isFetchNextPageError) fetchNextPage();
    else fetchPreviousPage();
  }, [isFetchNextPageError, fetchNextPage, fetchPreviousPage]);

  const messages = useMemo(() => {
    if (!data) return [];
    return withReactions(hasNewer ? data.messages : withOutbox(data.messages, outbox), pendingReactions);
  }, [data, hasNewer, outbox, pendingReactions]);

  const view = useMemo<ThreadView | null>(() => {
    if (!data) return null;
    const loading = { loadOlder, loadNewer, retryMore: hasFailed ? retryMore : null, isLoadingOlder };
    return { messages, events: data.events, hasOlder, hasNewer, ...loading };
  }, [data, messages, hasOlder, hasNewer, loadOlder, loadNewer, hasFailed, retryMore, isLoadingOlder]);
  return { view, error: newest.error, refetch: newest.refetch, isAnchored: shown === around && anchorId !== null };
}
