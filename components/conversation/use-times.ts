import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { useMemo } from "react";
import { calendarDay, dayName } from "./days";

/** Instants in the reader's words, language and time zone. All clocks run to 24 hours. */
export type Times = {
  /** "14:02" */
  clock: (instant: string) => string;
  /** "14:02:11", with thousandths where the instant has them. */
  exact: (instant: string) => string;
  /** "Today", "Yesterday", "Friday, 20 November". */
  day: (instant: string, now: Date) => string;
  /** For a sentence: "at 13:14" today, else "tomorrow at 13:14", "on 20 November at 13:14"; without "at" and "on" after "until". */
  moment: (instant: string, now: Date, after?: "until") => string;
  isToday: (instant: string, now: Date) => boolean;
  /** Equal for instants of one day. */
  dayOf: (instant: string) => string;
};

export function useTimes(): Times {
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const t = useTranslations("conversation.day");

  return useMemo(() => {
    const dayOf = (instant: string) => calendarDay(instant, timeZone);
    const named = (instant: string, now: Date) => dayName(dayOf(instant), calendarDay(now, timeZone));
    const clock = (instant: string) => format.dateTime(new Date(instant), CLOCK);
    return {
      clock,
      dayOf,
      exact: (instant) => format.dateTime(new Date(instant), hasThousandths(instant) ? THOUSANDTHS : SECONDS),
      day: (instant, now) => {
        const name = named(instant, now);
        if (name === "date") return capitalized(format.dateTime(new Date(instant), DATE));
        if (name === "dateWithYear") return capitalized(format.dateTime(new Date(instant), DATE_WITH_YEAR));
        return t(name);
      },
      isToday: (instant, now) => named(instant, now) === "today",
      moment: (instant, now, after) => {
        const name = named(instant, now);
        const form = after ?? "at";
        if (name === "today" || name === "yesterday" || name === "tomorrow") {
          return t(`${form}.${name}`, { time: clock(instant) });
        }
        const date = format.dateTime(new Date(instant), name === "date" ? SHORT_DATE : SHORT_DATE_WITH_YEAR);
        return t(`${form}.date`, { date, time: clock(instant) });
      },
    };
  }, [format, timeZone, t]);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const SECONDS = { ...CLOCK, second: "2-digit" } as const;
const THOUSANDTHS = { ...SECONDS, fractionalSecondDigits: 3 } as const;
const SHORT_DATE = { day: "numeric", month: "long" } as const;
const SHORT_DATE_WITH_YEAR = { ...SHORT_DATE, year: "numeric" } as const;
const DATE = { ...SHORT_DATE, weekday: "long" } as const;
const DATE_WITH_YEAR = { ...DATE, year: "numeric" } as const;

function hasThousandths(instant: string): boolean {
  return new Date(instant).getMilliseconds() !== 0;
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
