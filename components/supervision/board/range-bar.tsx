import type { TimeFigures } from "@/lib/contract/supervision";

/** The bar ends a little beyond the longest time. */
const ROOM = 1.24;

type RangeBarProps = { from: number; to: number; usual: TimeFigures["usual"] };

/** From the median (full dot) to the 90th percentile (hollow); grey below it, what is usual. Decoration: the figures say it. */
export function RangeBar({ from, to, usual }: RangeBarProps) {
  const end = Math.max(1, to, usual?.p90Seconds ?? 0) * ROOM;
  const at = (seconds: number) => `${(100 * seconds) / end}%`;
  const between = (start: number, stop: number) => ({ insetInlineStart: at(start), width: at(Math.max(0, stop - start)) });
  return (
    <span aria-hidden="true" className="relative mt-px block h-2.5">
      {usual && <i className="absolute top-[7px] h-0.5 bg-line-strong" style={between(usual.medianSeconds, usual.p90Seconds)} />}
      <i className="absolute top-0.5 h-0.5 bg-accent" style={between(from, to)} />
      <b className="absolute top-0 -ms-[3px] size-1.5 rounded-full bg-accent" style={{ insetInlineStart: at(from) }} />
      <b
        className="absolute top-0 -ms-[3px] size-1.5 rounded-full bg-surface inset-ring-[1.5px] inset-ring-accent"
        style={{ insetInlineStart: at(to) }}
      />
    </span>
  );
}
