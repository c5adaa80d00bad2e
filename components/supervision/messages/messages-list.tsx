"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { calendarDay } from "@/components/conversation/days";
import { useRowKeys } from "@/components/shortcuts/use-row-keys";
import { cn } from "@/components/ui/cn";
import { useDelayed } from "@/components/ui/use-delayed";
import { useSupervisedMessages } from "@/lib/client/supervision";
import { fetchedAt } from "../frame/fetched-at";
import { exportHref } from "../frame/figure-links";
import { PartError, RowsLoading } from "../frame/states";
import { SupervisionFrame } from "../frame/supervision-frame";
import { useScope } from "../frame/use-scope";
import { FilterBar } from "./filter-bar";
import { ListHeading } from "./list-heading";
import { MessageLine } from "./message-line";
import { type MessageQuery, messageFilter, messageParsers } from "./message-query";
import { RowScroller } from "./row-scroller";
import { useFilterWords } from "./use-filter-words";
import { useSettled } from "./use-settled";

const PATIENCE_MS = 150;
const HEIGHTS = { wide: 52, stacked: 84 };
/** What is typed waits this long before the server is asked, in milliseconds. */
const TYPING_MS = 250;

/** Every message of ours, found by what became of it; each opens where it stands. */
export function MessagesList() {
  const t = useTranslations("supervision");
  const state = useScope();
  const [query, setQuery] = useQueryStates(messageParsers);
  const q = useSettled(query.q, TYPING_MS);
  const filter = useMemo(() => messageFilter({ ...query, q }, state.query), [query, q, state.query]);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, dataUpdatedAt } =
    useSupervisedMessages(filter);
  const isOld = useDelayed(isPlaceholderData, PATIENCE_MS);
  const area = useRowKeys();
  const filterWords = useFilterWords();
  const spanWords = useSpanWords();
  const isMoment = query.from !== null && query.to !== null;
  const when = isMoment ? spanWords(filter.from, filter.to) : t(`scope.period.${state.scope.period}`).toLocaleLowerCase();
  const rows = data?.pages.flatMap((page) => page.rows);
  const onNeedMore = useCallback(() => void (isFetchingNextPage || fetchNextPage()), [isFetchingNextPage, fetchNextPage]);

  function change(next: Partial<MessageQuery>) {
    // What was clicked was another list.
    void setQuery({ ...next, expected: null });
  }

  return (
    <SupervisionFrame
      state={{
        ...state,
        change: (next) => void setQuery({ ...next, expected: null, ...("period" in next ? { from: null, to: null } : {}) }),
      }}
      choices={["numberId", "teamId", "agentId"]}
      period={isMoment ? null : state.scope.period}
      asOf={fetchedAt(dataUpdatedAt)}
      isFailing={error !== null}
      csv={{ href: exportHref(filter), label: t("exportThese") }}
    >
      <FilterBar query={query} report={state.query} onChange={change} moment={isMoment ? when : null} />
      <ListHeading
        kind="messages"
        total={data?.pages[0]?.total}
        words={[...filterWords(query).map(({ words }) => words), when]}
        expected={query.expected}
      />
      <main
        ref={area}
        id="content"
        tabIndex={-1}
        aria-busy={isPlaceholderData || !data}
        className={cn("flex min-h-0 flex-1 flex-col outline-none transition-opacity", isOld && "opacity-50")}
      >
        {rows && rows.length > 0 && (
          <RowScroller
            label={t("pages.messages")}
            rows={rows}
            idOf={({ id }) => id}
            hasMore={hasNextPage}
            onNeedMore={onNeedMore}
            heights={HEIGHTS}
          >
            {(message) => <MessageLine message={message} />}
          </RowScroller>
        )}
        {rows?.length === 0 && <p className="grid flex-1 place-content-center p-6 text-ink-2">{t("messages.none")}</p>}
        {!data && error && <PartError error={error} onRetry={() => void refetch()} />}
        {!data && !error && <RowsLoading rows={12} />}
      </main>
    </SupervisionFrame>
  );
}

const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
const DATE = { day: "numeric", month: "short" } as const;

/** Two instants in words: "24 Nov, 00:00:00–14:32:08", or with both days where they differ. */
function useSpanWords(): (from: string, to: string) => string {
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  return (from, to) => {
    const isOneDay = calendarDay(from, timeZone) === calendarDay(to, timeZone);
    const start = format.dateTime(new Date(from), { ...DATE, ...CLOCK });
    return `${start}–${format.dateTime(new Date(to), isOneDay ? CLOCK : { ...DATE, ...CLOCK })}`;
  };
}
