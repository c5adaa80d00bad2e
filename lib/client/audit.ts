"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { AuditPage } from "@/lib/contract/audit";
import { get } from "./api";
import { keys } from "./query-keys";

/** What was done, newest first, page by page. `filter` = the query's names that have a value. */
export function useAudit(filter: Record<string, string>) {
  return useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return get(`/api/audit?${query}`, AuditPage, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
