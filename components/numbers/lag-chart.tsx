import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { IngestMinuteView } from "@/lib/contract/ingest";
import { lagScale, linesOf, type Point } from "./lag-scale";
import { Pane } from "./pane";
import { useSpans } from "./use-spans";

const LEFT = 48;
const RIGHT = 64;
const TOP = 24;
const HEIGHT = 84;
const BOTTOM = 24;
/** Between the names at the right end, so that both can be read. */
const NAME_GAP = 14;

/** How long it took from Meta's post until a delivery was in the inbox: each minute of the last hour. */
export function LagChart({ minutes }: { minutes: readonly IngestMinuteView[] }) {
  const t = useTranslations("numbers.lag");
  const [isTable, setTable] = useState(false);
  const actions = minutes.length > 0 && (
    <Button size="small" variant="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
      {isTable ? t("asChart") : t("asTable")}
    </Button>
  );
  return (
    <Pane id="lag" title={t("title")} note={t("note")} actions={actions}>
      {minutes.length === 0 && <p className="px-5 pb-4 text-ink-2 max-md:px-4">{t("nothing")}</p>}
      {minutes.length > 0 && (isTable ? <LagTable minutes={minutes} /> : <LagLines minutes={minutes} />)}
    </Pane>
  );
}

function LagLines({ minutes }: { minutes: readonly IngestMinuteView[] }) {
  const t = useTranslations("numbers.lag");
  const { clock } = useTimes();
  const { length } = useSpans();
  const [frame, width] = useWidth();
  const inner = Math.max(120, width - LEFT - RIGHT);
  const { top, start, end, at } = lagScale(minutes, inner, HEIGHT);
  const peak = minutes.reduce((most, minute) => (minute.p99Ms > most.p99Ms ? minute : most));
  const last = minutes.at(-1) ?? peak;
  const [medianY, p99Y] = apart(at(last.minute, last.medianMs).y, at(last.minute, last.p99Ms).y);
  const ring = at(peak.minute, peak.p99Ms);
  const isPeakRight = ring.x > inner / 2;
  const lines = linesOf(minutes);
  return (
    <div ref={frame} className="px-5 pb-3 max-md:px-4">
      <svg
        role="img"
        width="100%"
        height={TOP + HEIGHT + BOTTOM}
        aria-label={t("sentence", {
          highest: length(peak.p99Ms),
          at: clock(peak.minute),
          median: length(last.medianMs),
          p99: length(last.p99Ms),
        })}
        className="block overflow-visible text-2xs"
      >
        <g transform={`translate(${LEFT} ${TOP})`}>
          {[1, 0.5, 0].map((share) => (
            <g key={share} transform={`translate(0 ${HEIGHT * (1 - share)})`}>
              <line x2={inner} className="stroke-line" />
              <text x={-8} dy="0.32em" textAnchor="end" className="fill-ink-3">
                {length(top * share)}
              </text>
            </g>
          ))}
          {lines.map((line) => (
            <Line key={line[0]?.minute} points={line.map(({ minute, p99Ms }) => at(minute, p99Ms))} isDashed />
          ))}
          {lines.map((line) => (
            <Line key={line[0]?.minute} points={line.map(({ minute, medianMs }) => at(minute, medianMs))} />
          ))}
          <circle cx={ring.x} cy={ring.y} r={3.5} className="fill-surface stroke-[1.5] stroke-ink" />
          <text
            x={ring.x + (isPeakRight ? -9 : 9)}
            y={ring.y}
            dy="-0.2em"
            textAnchor={isPeakRight ? "end" : "start"}
            className="fill-ink-2"
          >
            {t("peak", { length: length(peak.p99Ms), count: peak.deliveries })}
          </text>
          <text x={inner + 8} y={p99Y} dy="0.32em" className="fill-ink-2">
            {t("p99")}
          </text>
          <text x={inner + 8} y={medianY} dy="0.32em" className="fill-ink font-semibold">
            {t("median")}
          </text>
          {[start, new Date((start.getTime() + end.getTime()) / 2), end].map((time, index) => (
            <text key={time.getTime()} x={(inner * index) / 2} y={HEIGHT + 18} textAnchor="middle" className="fill-ink-3">
              {clock(time.toISOString())}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** A minute between two without deliveries is a dot. */
function Line({ points, isDashed = false }: { points: readonly Point[]; isDashed?: boolean }) {
  const [only] = points;
  const look = isDashed ? "stroke-ink-2" : "stroke-accent";
  if (points.length === 1 && only) {
    return <circle cx={only.x} cy={only.y} r={isDashed ? 1.5 : 2} className={isDashed ? "fill-ink-2" : "fill-accent"} />;
  }
  return (
    <polyline
      points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
      strokeWidth={isDashed ? 1.25 : 1.75}
      strokeDasharray={isDashed ? "3 3" : undefined}
      strokeLinejoin="round"
      className={cn("fill-none", look)}
    />
  );
}

function LagTable({ minutes }: { minutes: readonly IngestMinuteView[] }) {
  const t = useTranslations("numbers.lag");
  const { clock } = useTimes();
  const { length } = useSpans();
  return (
    <div className="max-h-64 overflow-y-auto px-5 pb-3 max-md:px-4">
      <table className="w-full text-end tabular-nums">
        <thead className="text-2xs text-ink-3">
          <tr>
            <th className="h-7.5 text-start font-medium">{t("minute")}</th>
            <th className="text-end font-medium">{t("deliveries")}</th>
            <th className="text-end font-medium">{t("median")}</th>
            <th className="text-end font-medium">{t("p99")}</th>
          </tr>
        </thead>
        <tbody>
          {minutes.toReversed().map(({ minute, deliveries, medianMs, p99Ms }) => (
            <tr key={minute} className="border-line border-t">
              <td className="h-7.5 text-start">{clock(minute)}</td>
              <td>{deliveries}</td>
              <td>{length(medianMs)}</td>
              <td>{length(p99Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function apart(median: number, p99: number): [number, number] {
  return median - p99 >= NAME_GAP
    ? [median, p99]
    : [Math.max(median, p99 + NAME_GAP), Math.max(median, p99 + NAME_GAP) - NAME_GAP];
}

/** The width of an element, as it is now. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
