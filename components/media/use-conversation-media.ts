import { useEffect, useMemo } from "react";
import { type GalleryItem, useGallery } from "@/lib/client/gallery";
import type { MessageView } from "@/lib/contract/message";
import { mediaOf, mergeMedia } from "./media-items";

/** Older ones are asked for when this few are left before the one that is looked at. */
const ITEMS_AHEAD = 5;

/**
 * The photos and videos of a conversation around the one that is open, oldest first: those on the screen at once, and from
 * the gallery whatever comes before and after them.
 */
export function useConversationMedia(
  conversationId: string | null,
  messages: readonly MessageView[],
  openId: string,
): GalleryItem[] {
  const gallery = useGallery(conversationId ?? "", "media", { enabled: conversationId !== null });
  const { data, isFetching, isError, hasNextPage, fetchNextPage } = gallery;
  const items = useMemo(() => mergeMedia(mediaOf(messages), data ?? []), [messages, data]);
  const place = items.findIndex(({ attachment }) => attachment.id === openId);
  // Until the gallery reaches back to the open one, what lies between it and the newest is not known.
  const isReached = data?.some(({ attachment }) => attachment.id === openId) ?? false;
  const needsOlder = hasNextPage && !isFetching && !isError && (!isReached || place < ITEMS_AHEAD);
  useEffect(() => {
    if (needsOlder) fetchNextPage({ cancelRefetch: false });
  }, [needsOlder, fetchNextPage]);
  return items;
}
