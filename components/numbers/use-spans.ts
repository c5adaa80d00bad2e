import { useFormatter, useTranslations } from "next-intl";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this, "now": how exactly the last webhook of a number is known. */
const NOW_MS = 10 * SECOND;

/** Lengths of time in the reader's words. */
export function useSpans() {
  const t = useTranslations("numbers.span");
  const format = useFormatter();

  /** "0.3 s", "12 s", "4 min", "3 h", "2 d". */
  function length(ms: number): string {
    if (ms < MINUTE) return t("seconds", { count: format.number(ms / SECOND, { maximumFractionDigits: digitsOf(ms) }) });
    if (ms < HOUR) return t("minutes", { count: Math.floor(ms / MINUTE) });
    return ms < 2 * DAY ? t("hours", { count: Math.floor(ms / HOUR) }) : t("days", { count: Math.floor(ms / DAY) });
  }

  /** "just now", or how long ago. */
  function ago(instant: string, now: Date): string {
    const ms = now.getTime() - new Date(instant).getTime();
    return ms < NOW_MS ? t("now") : t("ago", { length: length(ms) });
  }

  return { length, ago };
}

/** Short times need more figures to say anything. */
function digitsOf(ms: number): number {
  if (ms < 300) return 2;
  return ms < 10 * SECOND ? 1 : 0;
}
