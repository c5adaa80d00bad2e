"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { GalleryPage, type GalleryQuery } from "@/lib/contract/attachment";
import { get } from "./api";
import { keys } from "./query-keys";

export type GalleryItem = GalleryPage["items"][number];

/** The files of a conversation, newest first: `fetchNextPage` brings older ones. */
export function useGallery(conversationId: string, kind: GalleryQuery["kind"], { enabled = true } = {}) {
  return useInfiniteQuery({
    queryKey: keys.gallery(conversationId, kind),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ kind, ...(pageParam === null ? {} : { before: pageParam }) });
      return get(`/api/conversations/${conversationId}/attachments?${query}`, GalleryPage, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.older,
    select: (data): GalleryItem[] => data.pages.flatMap(({ items }) => items),
    enabled,
  });
}
