"use client";

import { Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { useDeliveries } from "@/lib/client/supervision";
import { type Board, DeliveryGrouping, type DeliveryReport } from "@/lib/contract/supervision";
import { type FigureScope, figureScope } from "../frame/figure-links";
import { PartError, RowsLoading } from "../frame/states";
import type { ScopeState } from "../frame/use-scope";
import { fillTimes } from "./delivery-rows";
import { DeliveryTable } from "./delivery-table";
import { GroupBars } from "./group-bars";
import { HourChart } from "./hour-chart";
import { Legend } from "./legend";
import { useNamedRows } from "./named-rows";

const CHART_PX = 252;

/** What became of the messages that went out, by hour, number, agent or template. */
export function DeliveryPane({ state, board }: { state: ScopeState; board: Board }) {
  const t = useTranslations("supervision.chart");
  const [by, setBy] = useQueryState("by", parseAsStringLiteral(DeliveryGrouping.options).withDefault("hour"));
  const [isTable, setIsTable] = useState(false);
  const { data: report, error, refetch } = useDeliveries(state.query, by);
  const scope = figureScope(state.query, board.asOf);
  const shown = report?.by === by ? report : null;
  return (
    <>
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-5 py-1 max-md:px-4">
        <h2 className="font-semibold">{t("title")}</h2>
        <Segmented
          label={t("breakDown")}
          value={by}
          onChange={(value) => void setBy(value)}
          options={DeliveryGrouping.options.map((value) => ({ value, label: t(`by.${value}`) }))}
        />
        <button
          type="button"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
          className="ms-auto inline-flex min-h-6 items-center gap-1 rounded-xs font-medium text-link text-xs hover:underline pointer-coarse:min-h-11"
        >
          <Table2 aria-hidden="true" className="size-3" strokeWidth={1.75} />
          {t("asTable")}
        </button>
      </div>
      <Legend figures={board.deliveries} scope={scope} />
      {shown && <Breakdown report={shown} state={state} board={board} scope={scope} isTable={isTable} />}
      {!shown && error && <PartError error={error} onRetry={() => void refetch()} />}
      {!shown && !error && <RowsLoading rows={5} />}
    </>
  );
}

type BreakdownProps = { report: DeliveryReport; state: ScopeState; board: Board; scope: FigureScope; isTable: boolean };

function Breakdown({ report, state: { query, timeZone }, board, scope, isTable }: BreakdownProps) {
  const t = useTranslations("supervision.chart");
  const filled = useMemo(
    () => (report.by === "hour" ? fillTimes(report, query, timeZone, new Date(board.asOf)) : report.rows),
    [report, query, timeZone, board.asOf],
  );
  const rows = useNamedRows({ by: report.by, unit: report.unit, rows: filled, scope });
  const remarkedAt = Date.parse(board.remark?.hour ?? "");
  const remarked = rows.findLast(({ id }) => Date.parse(id) <= remarkedAt);
  if (board.deliveries.total === 0) return <p className="grid flex-1 place-content-center p-6 text-ink-2">{t("nothing")}</p>;
  if (isTable) return <DeliveryTable by={report.by} rows={rows} scope={scope} />;
  if (report.by !== "hour") return <GroupBars rows={rows} />;
  return (
    <div className="mt-auto px-5 pt-1 pb-2 max-md:px-4">
      <HourChart
        rows={rows}
        height={CHART_PX}
        remark={
          board.remark && remarked
            ? { id: remarked.id, words: t("remark", { count: board.remark.messages, template: board.remark.template }) }
            : null
        }
      />
    </div>
  );
}
