"use client";

import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { useSearchKey } from "@/components/shortcuts/use-search-key";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { SearchField } from "@/components/ui/search-field";
import { useDelayed } from "@/components/ui/use-delayed";
import { useAudit } from "@/lib/client/audit";
import { useServerNow } from "@/lib/client/clock";
import { useAgents } from "@/lib/client/queries";
import { AuditAction } from "@/lib/contract/audit";
import { AuditTable } from "./audit-table";
import { SelectField } from "./select-field";

const BONES_MS = 150;
const PERIODS = ["all", "day", "week", "month"] as const;
const PERIOD_DAYS = { all: null, day: 1, week: 7, month: 30 } as const;
const HOUR_MS = 3_600_000;

const ANY = "";
const ACTIONS = [ANY, ...AuditAction.options] as const;

const QUERY = {
  q: parseAsString.withDefault(""),
  who: parseAsString.withDefault(ANY),
  action: parseAsStringLiteral(ACTIONS).withDefault(ANY),
  period: parseAsStringLiteral(PERIODS).withDefault("all"),
};

/** What was done, by whom, to what: every privileged act, newest first. */
export function AuditPage() {
  const t = useTranslations("people.audit");
  const [query, setQuery] = useQueryStates(QUERY, { history: "replace" });
  const searchField = useSearchKey();
  const filter = useFilter(query);
  const { data: rows, isError, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAudit(filter);
  const { data: agents = [] } = useAgents();
  const isLoading = useDelayed(isPending, BONES_MS);

  return (
    <>
      <header className="flex min-h-bar flex-wrap items-center gap-2 border-line border-b px-5 py-2 max-md:px-4">
        <h2 className="me-2 font-semibold text-lg tracking-[-0.01em] max-md:sr-only">{t("title")}</h2>
        <span className="flex-1 max-lg:hidden" />
        <SearchField
          ref={searchField}
          label={t("search")}
          value={query.q}
          onValue={(q) => void setQuery({ q })}
          className="w-52 max-lg:flex-1 max-lg:basis-52 max-md:basis-full"
        />
        <SelectField
          label={t("who")}
          isLabelHidden
          value={query.who}
          onValue={(who) => void setQuery({ who })}
          options={[{ value: ANY, label: t("anybody") }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
          className="w-36 max-md:flex-1"
        />
        <SelectField
          label={t("what")}
          isLabelHidden
          value={query.action}
          onValue={(action) => void setQuery({ action })}
          options={ACTIONS.map((value) => ({ value, label: value === ANY ? t("anything") : t(`actions.${value}`) }))}
          className="w-52 max-md:order-last max-md:w-full"
        />
        <SelectField
          label={t("period")}
          isLabelHidden
          value={query.period}
          onValue={(period) => void setQuery({ period })}
          options={PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
          className="w-36 max-md:flex-1"
        />
      </header>
      {rows && rows.length > 0 && <AuditTable rows={rows} />}
      {rows?.length === 0 && <QuietState>{t("none")}</QuietState>}
      {hasNextPage && (
        <p className="p-4 text-center">
          <Button aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && void fetchNextPage()}>
            {t("more")}
          </Button>
        </p>
      )}
      {!rows && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
      {isLoading && <Bones />}
    </>
  );
}

type Query = { q: string; who: string; action: (typeof ACTIONS)[number]; period: (typeof PERIODS)[number] };

/** As the server takes it. A period begins at a full hour, so that the same question is asked once. */
function useFilter({ q, who, action, period }: Query): Record<string, string> {
  const hour = Math.floor(useServerNow().getTime() / HOUR_MS);
  return useMemo(() => {
    const days = PERIOD_DAYS[period];
    const from = days === null ? "" : new Date(hour * HOUR_MS - days * 24 * HOUR_MS).toISOString();
    const named = { q: q.trim().slice(0, 200), actorId: who, action, from };
    return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ""));
  }, [q, who, action, period, hour]);
}

function Bones() {
  return (
    <div aria-hidden="true">
      {["a", "b", "c", "d", "e"].map((row) => (
        <div key={row} className="flex h-12 items-center gap-6 border-line border-b px-5">
          <Bone className="w-24" />
          <Bone className="w-20" />
          <Bone className="w-64" />
        </div>
      ))}
    </div>
  );
}
