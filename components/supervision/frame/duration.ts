import { useFormatter, useTranslations } from "next-intl";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A length of time in the unit that it is told in. */
export type DurationParts =
  | { kind: "seconds"; seconds: number }
  | { kind: "minutes"; minutes: number }
  | { kind: "hours"; hours: number; minutes: string };

/** Whole seconds below a minute, whole minutes below an hour, then hours and two digits of minutes. Rounds down. */
export function durationParts(seconds: number): DurationParts {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < MINUTE) return { kind: "seconds", seconds: whole };
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (whole < HOUR) return { kind: "minutes", minutes };
  return { kind: "hours", hours: Math.floor(whole / HOUR), minutes: String(minutes).padStart(2, "0") };
}

/** "40 s", "52 m", "1 h 05 m": the same words as the time left of a window. */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations("window");
  const tOwn = useTranslations("supervision");
  return (seconds) => {
    const parts = durationParts(seconds);
    if (parts.kind === "seconds") return tOwn("seconds", { seconds: String(parts.seconds) });
    if (parts.kind === "minutes") return t("minutes", { minutes: String(parts.minutes) });
    return t("hours", { hours: String(parts.hours), minutes: parts.minutes });
  };
}

/** A lag in milliseconds: "0.3 s" while it is short. */
export function useLag(): (ms: number) => string {
  const t = useTranslations("supervision");
  const format = useFormatter();
  const duration = useDuration();
  return (ms) =>
    ms < 10_000
      ? t("seconds", { seconds: format.number(ms / 1_000, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })
      : duration(ms / 1_000);
}

/** A share with one decimal: "5.2 %". */
export function useShare(): (part: number, whole: number) => string {
  const t = useTranslations("supervision");
  const format = useFormatter();
  return (part, whole) =>
    t("percent", {
      figure: format.number(whole === 0 ? 0 : (100 * part) / whole, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    });
}
