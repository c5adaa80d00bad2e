import { useTranslations } from "next-intl";
import type { NamedRow } from "./named-rows";

/** What bars and charts are called for ears. */
export function useBarNames() {
  const t = useTranslations("supervision.chart");
  return {
    /** "11:00, 236 messages, 38 failed" */
    nameOf: ({ name, total, failed }: NamedRow): string => t("bar", { name, count: total, failed }),
    /** What is drawn, from where to where, and the extreme. */
    sentence: (rows: readonly NamedRow[]): string => {
      const first = rows[0];
      const last = rows.at(-1);
      const most = rows.reduce<NamedRow | undefined>((best, row) => (best && best.total >= row.total ? best : row), undefined);
      if (!first || !last || !most || most.total === 0) return t("nothing");
      return t("sentence", { first: first.name, last: last.name, most: most.name, count: most.total, failed: most.failed });
    },
  };
}
