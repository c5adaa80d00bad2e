import { useTranslations } from "next-intl";
import { calendarDay } from "@/components/conversation/days";
import { serverNow } from "@/lib/client/clock";
import { daysOf } from "./period";
import type { ScopeState } from "./use-scope";

const FIELD =
  "h-control-sm rounded-sm bg-surface px-1.5 text-xs tabular-nums inset-ring inset-ring-control-line pointer-coarse:h-control-touch pointer-coarse:text-sm";

/** The first and the last day of a chosen period. */
export function CustomDays({ scope, change, timeZone }: Pick<ScopeState, "scope" | "change" | "timeZone">) {
  const t = useTranslations("supervision.scope");
  const now = serverNow();
  const days = daysOf("custom", scope, now, timeZone);
  const today = calendarDay(now, timeZone);
  return (
    <span className="flex items-center gap-1.5">
      <input
        type="date"
        aria-label={t("first")}
        value={days.first}
        max={days.last}
        onChange={({ target }) => target.value !== "" && change({ period: "custom", first: target.value, last: days.last })}
        className={FIELD}
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <input
        type="date"
        aria-label={t("last")}
        value={days.last}
        min={days.first}
        max={today}
        onChange={({ target }) => target.value !== "" && change({ period: "custom", first: days.first, last: target.value })}
        className={FIELD}
      />
    </span>
  );
}
