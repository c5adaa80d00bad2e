import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { scaleTop, type WeekFigures } from "./weeks";

const WIDTH = 368;
const HEIGHT = 150;
const BELOW = 34;
const LEFT = 30;
const BAR = 16;
const DAY = { day: "numeric", month: "short", timeZone: "UTC" } as const;

/** A bar a week: read solid, delivered hatched, only sent an outline, failed hatched below the axis. */
export function WeeksChart({ weeks }: { weeks: readonly WeekFigures[] }) {
  const t = useTranslations("library.figures");
  const format = useFormatter();
  const id = useId();
  const top = scaleTop(Math.max(...weeks.map(({ read, delivered, sent }) => read + delivered + sent)));
  const step = (WIDTH - LEFT) / weeks.length;
  const peak = weeks.reduce((best, week) => (week.total > best.total ? week : best));
  const heightOf = (count: number) => (count / top) * HEIGHT;
  const dayOf = (week: string) => format.dateTime(new Date(week), DAY);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT + BELOW + 26}`}
      role="img"
      aria-label={t("chart", { count: weeks.length, week: dayOf(peak.week), most: peak.total })}
      className="block w-full"
    >
      <Patterns id={id} />
      {[0, 0.5, 1].map((share) => (
        <g key={share} transform={`translate(0 ${10 + HEIGHT - share * HEIGHT})`}>
          <path d={`M${LEFT} 0H${WIDTH}`} className={share === 0 ? "stroke-control-line" : "stroke-line"} />
          <text x={LEFT - 6} y="3" textAnchor="end" className="fill-ink-3 text-[9px] tabular-nums">
            {format.number(top * share)}
          </text>
        </g>
      ))}
      {weeks.map((week, index) => {
        const x = LEFT + index * step + (step - BAR) / 2;
        const base = 10 + HEIGHT;
        const [read, delivered, sent] = [heightOf(week.read), heightOf(week.delivered), heightOf(week.sent)];
        const failed = Math.min(BELOW - 14, heightOf(week.failed));
        return (
          <g key={week.week}>
            <rect x={x} y={base - read} width={BAR} height={read} className="fill-accent" />
            <rect x={x} y={base - read - delivered} width={BAR} height={delivered} fill={`url(#${id}-fine)`} />
            <rect
              x={x + 0.5}
              y={base - read - delivered - sent}
              width={BAR - 1}
              height={Math.max(0, sent - 0.5)}
              className="fill-none stroke-accent"
            />
            {week.failed > 0 && <rect x={x} y={base + 1} width={BAR} height={Math.max(2, failed)} fill={`url(#${id}-coarse)`} />}
            {(index % 3 === 0 || index === weeks.length - 1) && index !== weeks.length - 2 && (
              <text x={x + BAR / 2} y={base + BELOW + 8} textAnchor="middle" className="fill-ink-3 text-[9px]">
                {dayOf(week.week)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What stands before the figures of the legend: the same textures. */
export function Swatch({ kind }: { kind: "read" | "delivered" | "sent" | "failed" }) {
  const id = useId();
  const fills = { read: undefined, delivered: `url(#${id}-fine)`, sent: "none", failed: `url(#${id}-coarse)` };
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3 shrink-0">
      <Patterns id={id} />
      <rect
        x=".5"
        y=".5"
        width="11"
        height="11"
        fill={fills[kind]}
        className={kind === "failed" ? "stroke-danger-solid" : `stroke-accent ${kind === "read" ? "fill-accent" : ""}`}
      />
    </svg>
  );
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-fine`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" className="fill-accent-soft" />
        <path d="M0 0V4" strokeWidth="2.4" className="stroke-accent" />
      </pattern>
      <pattern id={`${id}-coarse`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="5" height="5" className="fill-danger-bg" />
        <path d="M0 0V5" strokeWidth="3" className="stroke-danger-solid" />
      </pattern>
    </defs>
  );
}
