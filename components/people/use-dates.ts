import { useFormatter } from "next-intl";
import { useServerNow } from "@/lib/client/clock";

/** "Seen" is kept to a minute, so that younger than two is now. */
const NOW_MS = 2 * 60_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Days and ages of people's things, in the reader's words and zone. */
export function useDates() {
  const format = useFormatter();
  const now = useServerNow();
  return {
    /** "22 Nov", with the year if it is another one. */
    day: (instant: string) => {
      const date = new Date(instant);
      const isOtherYear = date.getUTCFullYear() !== now.getUTCFullYear();
      return format.dateTime(date, { day: "numeric", month: "short", ...(isOtherYear && { year: "numeric" }) });
    },
    /** "3 minutes ago"; null = now. */
    age: (instant: string) => {
      const date = new Date(instant);
      return now.getTime() - date.getTime() < NOW_MS ? null : format.relativeTime(date, { now, style: "short" });
    },
    /** Days left, begun ones too; 0 = past. What is known to a minute is a minute less. */
    daysLeft: (instant: string) => Math.max(0, Math.ceil((new Date(instant).getTime() - now.getTime() - MINUTE_MS) / DAY_MS)),
  };
}
