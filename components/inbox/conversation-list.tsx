"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { conversationOptions, threadOptions, useConversations, useMe } from "@/lib/client/queries";
import { ListBar } from "./list-bar";
import { type ListHandle, ListScroller } from "./list-scroller";
import { ListEmpty, ListError, ListLoading } from "./list-states";
import { ListStrip } from "./list-strip";
import { useHeldOrder } from "./use-held-order";
import type { InboxRoute } from "./use-inbox-route";
import { ViewTabs } from "./view-tabs";

/** The pane of conversations: which ones, how many, who is about to be out of reach, and the rows. */
export function ConversationList({ handle, route }: { handle: RefObject<ListHandle | null>; route: InboxRoute }) {
  const t = useTranslations("inbox");
  const { view, order } = route.filter;
  const pane = useRef<HTMLElement>(null);
  useFocusKept(pane, `${view}:${order}`);
  return (
    <section
      ref={pane}
      tabIndex={-1}
      data-keys="list"
      aria-label={t("list.label")}
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface-2 outline-none"
    >
      <ListBar route={route} />
      {view !== "resolved" && <ViewTabs route={route} />}
      <ListStrip route={route} />
      <Rows key={`${view}:${order}`} handle={handle} pane={pane} route={route} />
    </section>
  );
}

type RowsProps = { handle: RefObject<ListHandle | null>; pane: RefObject<HTMLElement | null>; route: InboxRoute };

function Rows({ handle, pane, route }: RowsProps) {
  const t = useTranslations("inbox");
  const { view, order } = route.filter;
  const { data: me } = useMe();
  const list = useConversations(view, order);
  const approach = useApproach();
  const [tabStopId, setTabStopId] = useState<string | null>(null);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const held = useHeldOrder(`${view}:${order}`, rows);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  // The pane keeps the focus only until there is a row to give it to.
  const hasRows = held.rows.length > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === pane.current) handle.current?.focus();
  }, [hasRows, pane, handle]);

  if (list.isPending) return <ListLoading />;
  if (list.isError && rows.length === 0) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  if (!hasRows) return <ListEmpty view={view} />;

  function showNew() {
    held.letGo();
    handle.current?.scrollToTop();
  }

  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...held.handlers}>
      {held.newCount > 0 && (
        <button
          type="button"
          onClick={showNew}
          className="absolute top-1 start-1/2 z-bar inline-flex h-[26px] -translate-x-1/2 items-center gap-[5px] rounded-full bg-accent ps-2 pe-2.5 font-medium text-on-accent text-xs shadow-md hover:bg-accent-hover rtl:translate-x-1/2"
        >
          <ArrowUp aria-hidden="true" className="size-3.5" strokeWidth={2} />
          {t("list.new", { count: held.newCount })}
        </button>
      )}
      <ListScroller
        ref={handle}
        label={t(`title.${view}`)}
        rows={held.rows}
        openId={route.conversationId}
        tabStopId={tabStopId}
        meId={me?.id}
        hasMore={hasNextPage}
        hrefOf={route.hrefOf}
        onOpen={route.open}
        onApproach={approach}
        onTabStop={setTabStopId}
        onNeedMore={needMore}
      />
    </div>
  );
}

/** Another list takes the rows away, and with them the focus that was among them: the pane takes it in. */
function useFocusKept(pane: RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown);
  useLayoutEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === document.body) pane.current?.focus({ preventScroll: true });
  }, [pane, shown]);
}

/** Fetches what a conversation shows a moment before it is opened. */
function useApproach(): (id: string) => void {
  const client = useQueryClient();
  return useCallback(
    (id) => {
      void client.prefetchQuery(conversationOptions(id));
      void client.prefetchInfiniteQuery(threadOptions(id, null));
    },
    [client],
  );
}
