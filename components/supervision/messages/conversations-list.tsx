"use client";

import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { useRowKeys } from "@/components/shortcuts/use-row-keys";
import { useSupervisedConversations } from "@/lib/client/supervision";
import { ConversationFilter } from "@/lib/contract/supervision";
import { fetchedAt } from "../frame/fetched-at";
import { whoseOf } from "../frame/figure-links";
import { matching } from "../frame/scope";
import { PartError, RowsLoading } from "../frame/states";
import { SupervisionFrame } from "../frame/supervision-frame";
import { useScope } from "../frame/use-scope";
import { ConversationLine } from "./conversation-line";
import { ListHeading } from "./list-heading";
import { RowScroller } from "./row-scroller";
import { useAgentName } from "./use-agent-name";

const HEIGHTS = { wide: 48, stacked: 68 };
const parseAsInstant = matching((text) => !Number.isNaN(Date.parse(text)) && text.endsWith("Z"));
const parsers = {
  set: parseAsStringLiteral(ConversationFilter.shape.set.options).withDefault("waiting"),
  from: parseAsInstant,
  to: parseAsInstant,
  expected: parseAsInteger,
};

/** The conversations behind a figure. Each opens in the inbox. */
export function ConversationsList() {
  const t = useTranslations("supervision");
  const state = useScope();
  const [{ set, from, to, expected }, setQuery] = useQueryStates(parsers);
  const { agentId, period } = state.scope;
  const filter = useMemo<ConversationFilter>(
    () => ({
      set,
      // Only what was resolved has a time; the others are counted as they stand.
      ...(set === "resolved" ? { from: from ?? state.query.from, to: to ?? state.query.to } : {}),
      ...whoseOf(state.query),
      ...(agentId === null ? {} : { agentId }),
    }),
    [set, from, to, agentId, state.query],
  );
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, dataUpdatedAt } =
    useSupervisedConversations(filter);
  const agentName = useAgentName();
  const area = useRowKeys();
  const rows = data?.pages.flatMap((page) => page.rows);
  const onNeedMore = useCallback(() => void (isFetchingNextPage || fetchNextPage()), [isFetchingNextPage, fetchNextPage]);
  return (
    <SupervisionFrame
      state={{
        ...state,
        change: (next) => {
          state.change(next);
          void setQuery({ expected: null, ...("period" in next ? { from: null, to: null } : {}) });
        },
      }}
      choices={["numberId", "teamId", "agentId"]}
      asOf={fetchedAt(dataUpdatedAt)}
      // What waits or is open is counted as it stands now.
      hasPeriod={set === "resolved"}
      isFailing={error !== null}
      csv={null}
    >
      <ListHeading
        kind="conversations"
        total={data?.pages[0]?.total}
        words={[
          t(`conversations.set.${set}`),
          ...(agentId === null ? [] : [agentName(agentId)]),
          ...(set === "resolved" ? [t(`scope.period.${period}`).toLocaleLowerCase()] : []),
        ]}
        expected={expected}
      />
      <main ref={area} id="content" tabIndex={-1} aria-busy={!data} className="flex min-h-0 flex-1 flex-col outline-none">
        {rows && rows.length > 0 && (
          <RowScroller
            label={t("conversations.title")}
            rows={rows}
            idOf={({ id }) => id}
            hasMore={hasNextPage}
            onNeedMore={onNeedMore}
            heights={HEIGHTS}
          >
            {(row) => <ConversationLine row={row} />}
          </RowScroller>
        )}
        {rows?.length === 0 && (
          <p className="grid flex-1 place-content-center p-6 text-ink-2">{t(`conversations.none.${set}`)}</p>
        )}
        {!data && error && <PartError error={error} onRetry={() => void refetch()} />}
        {!data && !error && <RowsLoading rows={12} />}
      </main>
    </SupervisionFrame>
  );
}
