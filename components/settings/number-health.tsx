import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { stopReason } from "@/components/inbox/stop-reason";
import { useServerNow } from "@/lib/client/clock";
import type { NumberEventView, NumberView } from "@/lib/contract/number";
import { isKnownEvent, isKnownField, limitOf, qualityOf } from "./number-words";

const SIGNS = { info: Info, warn: TriangleAlert, danger: CircleAlert } as const;
const SIGN_INK = { info: "text-ink-3", warn: "text-warn-ink", danger: "text-danger-ink" } as const;

/** What Meta says of a number: how well its messages are received, how many it may begin, and what happened to it. */
export function NumberHealth({ number }: { number: NumberView }) {
  const t = useTranslations("settings.numbers.health");
  const quality = qualityOf(number.quality);
  const limit = limitOf(number.messagingLimit);
  return (
    <div className="py-2">
      {number.stopped && <Stopped {...number.stopped} />}
      <dl className="grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)] gap-x-6 gap-y-1.5">
        <Fact name={t("quality")} told={quality && (quality.known ? t(`qualities.${quality.known}`) : quality.raw)} />
        <Fact
          name={t("limit")}
          told={limit && (limit.count === null ? limitWords(limit.raw, t) : t("contactsADay", { count: limit.count }))}
        />
        {number.nameDecision && <Fact name={t("displayName")} told={number.nameDecision} isRaw />}
        {number.accountStatus && <Fact name={t("account")} told={number.accountStatus} isRaw />}
      </dl>
      {number.events.length > 0 && <Events events={number.events} />}
    </div>
  );
}

/** Why the number's queue stands still, in words and in Meta's. */
function Stopped({ at, code, details }: NonNullable<NumberView["stopped"]>) {
  const t = useTranslations("banners.number");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <div className="mb-3 flex gap-2.5 rounded-md bg-danger-bg px-3 py-2.5 inset-ring inset-ring-danger-line">
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

function Fact({ name, told, isRaw = false }: { name: string; told: string | null; isRaw?: boolean }) {
  const t = useTranslations("settings.numbers.health");
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={told === null ? "text-ink-3" : "font-medium"}>
        {told === null ? t("notTold") : <bdi className={isRaw ? "font-mono text-xs" : undefined}>{told}</bdi>}
      </dd>
    </>
  );
}

function Events({ events }: { events: readonly NumberEventView[] }) {
  const t = useTranslations("settings.numbers.health");
  const { moment } = useTimes();
  const now = useServerNow();
  return (
    <>
      <h4 className="mt-4 mb-1 font-medium">{t("events")}</h4>
      <ul>
        {events.map(({ id, field, event, severity, details, happenedAt }) => {
          const Sign = SIGNS[severity];
          return (
            <li key={id} className="flex gap-2.5 border-line border-t py-2">
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
    </>
  );
}

function limitWords(raw: string, t: ReturnType<typeof useTranslations<"settings.numbers.health">>): string {
  return raw === "TIER_UNLIMITED" ? t("unlimited") : raw;
}
