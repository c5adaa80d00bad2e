"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { FileLibraryPage, type FileLibraryQuery, type FileView } from "@/lib/contract/attachment";
import { get } from "./api";
import { keys } from "./query-keys";

/** The team's files of a kind whose names hold these words, newest first. Asked anew each time somebody begins to choose. */
export function useFileLibrary(kind: FileLibraryQuery["kind"], words: string) {
  return useInfiniteQuery({
    queryKey: keys.fileLibrary(kind, words),
    queryFn: ({ pageParam, signal }) => {
      const q: Record<string, string> = words === "" ? {} : { q: words };
      const query = new URLSearchParams({ kind, ...q, ...(pageParam === null ? {} : { before: pageParam }) });
      return get(`/api/files?${query}`, FileLibraryPage, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.older,
    select: (data): FileView[] => data.pages.flatMap(({ files }) => files),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
