import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { TEXTURES } from "../frame/textures";

const WIDTH = 92;
const BASE = 21;
const TALLEST = 20;
/** One failure must never look like a wave. */
const LEAST_TOP = 6;

type SparkProps = {
  counts: readonly number[];
  unit: "hour" | "day";
  /** Where the first and the last bar begin. */
  from: string | undefined;
  to: string | undefined;
};

/** How failures of one cause came over the period. Its height is its own; the hours are those of the charts around it. */
export function Spark({ counts, unit, from, to }: SparkProps) {
  const t = useTranslations("supervision.failures");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const top = Math.max(LEAST_TOP, ...counts);
  const slot = WIDTH / Math.max(1, counts.length);
  const width = Math.max(1, slot * 0.72);
  const nameOf = (start: string | undefined) =>
    start === undefined
      ? ""
      : format.dateTime(
          new Date(start),
          unit === "hour"
            ? { hour: "2-digit", hourCycle: "h23", ...(timeZone ? { timeZone } : {}) }
            : { day: "numeric", month: "numeric" },
        );
  return (
    <svg
      role="img"
      aria-label={t("spark", { from: nameOf(from), counts: counts.join(", ") })}
      viewBox={`0 0 ${WIDTH} 33`}
      className="block h-[33px] w-[92px] text-[10px] tabular-nums"
    >
      {counts.map((count, index) => {
        const height = Math.max(2, (TALLEST * count) / top);
        return count === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time.
          <rect key={index} x={index * slot} y={BASE - 1} width={width} height="1" className="fill-line-strong" />
        ) : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in time.
            key={index}
            x={index * slot}
            y={BASE - height}
            width={width}
            height={height}
            strokeWidth=".8"
            className={TEXTURES.failed}
          />
        );
      })}
      <text x="0" y="32" className="fill-ink-3">
        {nameOf(from)}
      </text>
      {counts.length > 1 && (
        <text x={WIDTH} y="32" className="fill-ink-3 [text-anchor:end]">
          {nameOf(to)}
        </text>
      )}
    </svg>
  );
}
