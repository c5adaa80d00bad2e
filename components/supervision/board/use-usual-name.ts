import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { calendarDay } from "@/components/conversation/days";
import type { FigureScope } from "../frame/figure-links";

const WEEKDAY = { weekday: "long" } as const;

/** "usual Tuesday", of a period that is one day; else "usual". */
export function useUsualName({ from, to }: Pick<FigureScope, "from" | "to">): string {
  const t = useTranslations("supervision.strip");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const lastInstant = new Date(Date.parse(to) - 1);
  const isOneDay = calendarDay(from, timeZone) === calendarDay(lastInstant, timeZone);
  return isOneDay ? t("usualDay", { day: format.dateTime(new Date(from), WEEKDAY) }) : t("usual");
}
