import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { stopReason } from "@/components/inbox/stop-reason";
import { useServerNow } from "@/lib/client/clock";
import type { NumberEventView, NumberView } from "@/lib/contract/number";
import { isKnownEvent, isKnownField } from "./number-words";

const SIGNS = { info: Info, warn: TriangleAlert, danger: CircleAlert } as const;
const SIGN_INK = { info: "text-ink-3", warn: "text-warn-ink", danger: "text-danger-ink" } as const;

/** Why the number's queue stands still, in words and in Meta's. */
export function NumberStop({ stopped: { at, code, details } }: { stopped: NonNullable<NumberView["stopped"]> }) {
  const t = useTranslations("banners.number");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <div className="flex gap-2.5 rounded-md bg-danger-bg px-3 py-2.5 inset-ring inset-ring-danger-line">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-ink" strokeWidth={1.75} />
      <p className="min-w-0 [overflow-wrap:anywhere]">
        {t(`reason.${stopReason(code)}`)} {t("waiting", { when: moment(at, now) })}
        {(code !== null || details) && (
          <span className="block text-ink-2 text-xs">
            {t("meta")}: <bdi>{[code, details].filter((part) => part !== null).join(" · ")}</bdi>
          </span>
        )}
      </p>
    </div>
  );
}

/** What Meta told of the number and its account, newest first. */
export function NumberEvents({ events }: { events: readonly NumberEventView[] }) {
  const t = useTranslations("settings.numbers.health");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <ul>
      {events.map(({ id, field, event, severity, details, happenedAt }) => {
        const Sign = SIGNS[severity];
        return (
          <li key={id} className="flex gap-2.5 border-line border-t py-2 first:border-t-0">
            <Sign aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${SIGN_INK[severity]}`} strokeWidth={1.75} />
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {isKnownEvent(event) ? t(`happened.${event}`) : <code className="text-xs">{event}</code>}
              <span className="block text-ink-3 text-xs">
                {isKnownField(field) ? t(`fields.${field}`) : field}
                {details && (
                  <>
                    {" · "}
                    <bdi>{details}</bdi>
                  </>
                )}
              </span>
            </p>
            <time dateTime={happenedAt} className="shrink-0 text-ink-3 text-xs tabular-nums">
              {moment(happenedAt, now)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
