import { ChevronRight, CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { qualityOf } from "@/components/settings/number-words";
import { cn } from "@/components/ui/cn";
import type { NumberHealth } from "@/lib/contract/number";
import { useSpans } from "./use-spans";

const QUALITY_BARS = { high: 3, medium: 2, low: 1, unrated: 0 } as const;

/** Six figures: how the number stands at Meta, and how receiving does. Those that open a list lead to it. */
export function Strip({ health }: { health: NumberHealth }) {
  const t = useTranslations("numbers.strip");
  const format = useFormatter();
  const { ago, length } = useSpans();
  const { clock } = useTimes();
  const { ingest, lastWebhookAt } = health;
  const now = new Date(health.asOf);
  return (
    <div className="grid grid-cols-6 border-line border-b max-xl:grid-cols-3 max-md:grid-cols-2">
      <State health={health} now={now} />
      <Quality quality={health.quality} now={now} />
      <Cell name={t("lastWebhook")} href="#deliveries" note={lastWebhookAt ? t("ofThisNumber") : t("noneYet")}>
        {lastWebhookAt ? ago(lastWebhookAt, now) : "–"}
      </Cell>
      <Cell
        name={t("lag")}
        href="#lag"
        note={ingest.p99Ms === null ? t("noneInTheHour") : t("p99", { length: length(ingest.p99Ms) })}
      >
        {ingest.lagMs === null ? "–" : length(ingest.lagMs)}
      </Cell>
      <Cell
        name={t("waiting")}
        href="#deliveries"
        note={
          ingest.mostWaiting ? t("most", { count: ingest.mostWaiting.count, at: clock(ingest.mostWaiting.at) }) : t("noneToday")
        }
      >
        {format.number(ingest.waiting)}
      </Cell>
      <Cell name={t("setAside")} href="#set-aside" note={t("ofDeliveries", { count: ingest.deliveriesToday })}>
        {format.number(ingest.setAside)}
        {ingest.setAside > 0 && (
          <span className="inline-flex items-center gap-1 rounded-xs bg-warn-bg px-1.5 py-0.5 font-medium text-warn-ink text-xs no-underline">
            <TriangleAlert aria-hidden="true" className="size-3" />
            {t("toLookAt")}
          </span>
        )}
      </Cell>
    </div>
  );
}

function State({ health, now }: { health: NumberHealth; now: Date }) {
  const t = useTranslations("numbers.strip");
  const { ago } = useSpans();
  const { checkedAt, status } = health;
  const note = checkedAt ? t("checked", { ago: ago(checkedAt, now) }) : t("notChecked");
  if (status === null) {
    return (
      <Cell name={t("state")} note={checkedAt ? t("notReached") : note} sign={<CircleHelp className="text-ink-3" />}>
        {t("unknown")}
      </Cell>
    );
  }
  const isGood = status === "CONNECTED";
  const sign = isGood ? <CircleCheck className="text-success-ink" /> : <CircleAlert className="text-danger-ink" />;
  return (
    <Cell name={t("state")} note={note} sign={sign}>
      {isGood ? t("connected") : status}
    </Cell>
  );
}

function Quality({ quality: { rating, since, before }, now }: { quality: NumberHealth["quality"]; now: Date }) {
  const t = useTranslations("numbers.strip");
  const words = useTranslations("settings.numbers.health.qualities");
  const { moment } = useTimes();
  const told = qualityOf(rating);
  const earlier = qualityOf(before);
  const wordOf = (quality: typeof told) => (quality?.known ? words(quality.known) : (quality?.raw ?? ""));
  const bars = QUALITY_BARS[told?.known ?? "unrated"];
  const before_ =
    earlier && since ? t("qualityWas", { quality: wordOf(earlier).toLocaleLowerCase(), when: moment(since, now, "until") }) : "";
  return (
    <Cell
      name={t("quality")}
      note={before_ || (since ? t("qualitySince", { when: moment(since, now) }) : t("asMetaSays"))}
      sign={<Bars filled={bars} isLow={told?.known === "low"} />}
    >
      {told ? wordOf(told) : t("unknown")}
    </Cell>
  );
}

/** One, two or three bars; the words beside them say the same. */
function Bars({ filled, isLow }: { filled: number; isLow: boolean }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 13 12" className={isLow ? "text-danger-solid" : "text-ink-2"}>
      {[4, 8, 12].map((height, index) => (
        <rect
          key={height}
          x={index * 4.7}
          y={12 - height}
          width="3.4"
          height={height}
          fill="currentColor"
          opacity={index < filled ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}

type CellProps = { name: string; note: string; href?: string; sign?: ReactNode; children: ReactNode };

function Cell({ name, note, href, sign, children }: CellProps) {
  const content = (
    <>
      <span className="flex items-center gap-0.5 whitespace-nowrap text-ink-2 text-xs">
        {name}
        {href && <ChevronRight aria-hidden="true" className="size-3 text-ink-3" />}
      </span>
      <span
        className={cn(
          "flex min-h-7.5 flex-wrap items-center gap-2 font-semibold text-xl tabular-nums tracking-[-0.015em]",
          sign && "text-lg",
        )}
      >
        {sign && (
          <span aria-hidden="true" className="[&_svg]:size-4">
            {sign}
          </span>
        )}
        {children}
      </span>
      <span className="mt-auto text-ink-3 text-xs">{note}</span>
    </>
  );
  const look =
    "flex min-h-22 min-w-0 flex-col gap-0.5 border-line border-s px-4 py-2.5 first:border-s-0 first:ps-5 max-xl:[&:nth-child(n+4)]:border-t max-md:[&:nth-child(n+3)]:border-t";
  if (!href) return <div className={look}>{content}</div>;
  return (
    <a href={href} className={cn(look, "hover:bg-hover focus-visible:-outline-offset-2")}>
      {content}
    </a>
  );
}
