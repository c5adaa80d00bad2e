import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { calendarDay } from "@/components/conversation/days";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const WEEKDAY = { weekday: "long" } as const;
const DATE = { day: "numeric", month: "short" } as const;
const DATE_WITH_YEAR = { ...DATE, year: "numeric" } as const;
/** A weekday's name is clear for this many days. */
const WEEK = 6;

/** When something happened, as short as it is clear: "14:03", "Yesterday", "Friday", "12 Oct", "12 Oct 2025". */
export function useRowTime(): (instant: string, now: Date) => string {
  const t = useTranslations("inbox.row");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  return (instant, now) => {
    const at = new Date(instant);
    const [day, today] = [calendarDay(at, timeZone), calendarDay(now, timeZone)];
    const daysAgo = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
    if (daysAgo <= 0) return format.dateTime(at, CLOCK);
    if (daysAgo === 1) return t("yesterday");
    if (daysAgo <= WEEK) return capitalized(format.dateTime(at, WEEKDAY));
    return format.dateTime(at, day.slice(0, 4) === today.slice(0, 4) ? DATE : DATE_WITH_YEAR);
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
