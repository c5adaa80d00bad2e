import { useFormatter, useTranslations } from "next-intl";
import type { DeliveryBucket, DeliveryGrouping } from "@/lib/contract/supervision";
import { Figure } from "../frame/figure";
import { type FigureScope, messagesHref } from "../frame/figure-links";
import { sumRows } from "./delivery-rows";
import type { NamedRow } from "./named-rows";

const COLUMNS = ["read", "delivered", "sent", "failed", "waiting", "unknown"] as const satisfies DeliveryBucket[];

/** The chart's data as a table, every number of it a link. */
export function DeliveryTable({ by, rows, scope }: { by: DeliveryGrouping; rows: readonly NamedRow[]; scope: FigureScope }) {
  const t = useTranslations("supervision.chart");
  const format = useFormatter();
  const together = sumRows(rows);
  return (
    <section aria-label={t("tableName")} className="min-h-0 flex-1 overflow-auto px-3 pb-2">
      <table className="w-full border-collapse text-xs tabular-nums">
        <thead>
          <tr className="text-2xs text-ink-3">
            <th scope="col" className={`${CELL} text-start`}>
              {t(`by.${by}`)}
            </th>
            {COLUMNS.map((bucket) => (
              <th key={bucket} scope="col" className={`${CELL} text-end`}>
                {t(`bucket.${bucket}`)}
              </th>
            ))}
            <th scope="col" className={`${CELL} text-end`}>
              {t("together")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="hover:bg-hover">
              <th scope="row" dir="auto" className={`${CELL} max-w-48 truncate text-start`}>
                {row.name}
              </th>
              {COLUMNS.map((bucket) => (
                <td key={bucket} className={`${CELL} text-end`}>
                  <Figure count={row[bucket]} href={messagesHref({ ...row.filter, bucket }, row[bucket])} />
                </td>
              ))}
              <td className={`${CELL} text-end`}>
                <Figure count={row.total} href={messagesHref(row.filter, row.total)} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-line border-t font-medium text-ink-2">
            <th scope="row" className={`${CELL} text-start font-medium`}>
              {t("together")}
            </th>
            {COLUMNS.map((bucket) => (
              <td key={bucket} className={`${CELL} text-end`}>
                {format.number(together[bucket])}
              </td>
            ))}
            <td className={`${CELL} text-end`}>
              <Figure count={together.total} href={messagesHref(scope, together.total)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

const CELL = "h-7 px-2 font-normal whitespace-nowrap";
