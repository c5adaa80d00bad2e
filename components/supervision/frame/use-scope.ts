"use client";

import { useTimeZone } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { calendarDay } from "@/components/conversation/days";
import { useServerNow } from "@/lib/client/clock";
import type { ReportQuery } from "@/lib/contract/supervision";
import { reportQuery, type Scope, scopeParsers } from "./scope";

export type ScopeState = {
  scope: Scope;
  change: (change: Partial<Scope>) => void;
  /** What reports are asked with: another one at midnight, not every minute. */
  query: ReportQuery;
  timeZone: string;
};

/** What the page looks at, as its address says it. */
export function useScope(): ScopeState {
  const [scope, setScope] = useQueryStates(scopeParsers);
  const timeZone = useTimeZone() ?? "UTC";
  const now = useServerNow();
  const today = calendarDay(now, timeZone);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the present only the day counts.
  const query = useMemo(() => reportQuery(scope, now, timeZone), [scope, today, timeZone]);
  return { scope, change: (change) => void setScope(change), query, timeZone };
}
