import { useFormatter, useTranslations } from "next-intl";
import type { WeekFigures } from "./weeks";

const DAY = { day: "numeric", month: "short", timeZone: "UTC" } as const;
const COLUMNS = ["total", "read", "delivered", "sent", "failed", "replied"] as const;

/** The same weeks in figures, the newest first. */
export function WeeksTable({ weeks }: { weeks: readonly WeekFigures[] }) {
  const t = useTranslations("library.figures");
  const format = useFormatter();
  return (
    <table className="w-full border-collapse text-xs tabular-nums">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr className="text-2xs text-ink-3">
          <th className="h-[30px] border-line border-b text-start font-medium">{t("week")}</th>
          {COLUMNS.map((column) => (
            <th key={column} className="border-line border-b ps-2 text-end font-medium">
              {t(column === "failed" ? "failedCount" : column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.toReversed().map((week) => (
          <tr key={week.week} className="border-line border-b">
            <th scope="row" className="h-[30px] text-start font-normal">
              {format.dateTime(new Date(week.week), DAY)}
            </th>
            {COLUMNS.map((column) => (
              <td key={column} className={`ps-2 text-end ${week[column] === 0 ? "text-ink-3" : ""}`}>
                {format.number(week[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
