import Link from "next/link";
import { useFormatter } from "next-intl";
import { messagesHref } from "../frame/figure-links";
import { TEXTURES } from "../frame/textures";
import type { NamedRow } from "./named-rows";
import { standing } from "./stack-layout";
import { useBarNames } from "./use-bar-names";

/** Lengths are in percent of the drawing, which has no units of its own: a hatch must not be stretched. */
const WHOLE = 100;

/** Messages by number, agent or template: a bar each, as long as their number, what failed on the other side of the axis. */
export function GroupBars({ rows }: { rows: readonly NamedRow[] }) {
  const format = useFormatter();
  const { nameOf } = useBarNames();
  const most = Math.max(1, ...rows.map(standing));
  const mostFailed = Math.max(0, ...rows.map(({ failed }) => failed));
  const scale = WHOLE / (most + mostFailed);
  const axis = mostFailed * scale;
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto pt-2 pb-2">
      {rows.map((row) => (
        <li key={row.id}>
          <Link
            href={messagesHref(row.filter, row.total)}
            prefetch={false}
            aria-label={nameOf(row)}
            className="grid h-8 grid-cols-[minmax(72px,148px)_36px_minmax(0,1fr)_52px] items-center gap-2 px-5 hover:bg-hover focus-visible:-outline-offset-2 max-md:px-4 pointer-coarse:h-11"
          >
            <bdi className="truncate">{row.name}</bdi>
            <span className="text-end font-semibold text-2xs text-danger-ink tabular-nums">
              {row.failed > 0 && format.number(row.failed)}
            </span>
            <svg aria-hidden="true" className="h-3.5 w-full overflow-visible">
              <Segments row={row} axis={axis} scale={scale} />
              <line x1={`${axis}%`} x2={`${axis}%`} y1="0" y2="14" className="stroke-control-line" />
            </svg>
            <span className="text-end font-medium text-xs tabular-nums">{format.number(standing(row))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Segments({ row, axis, scale }: { row: NamedRow; axis: number; scale: number }) {
  const starts = { read: 0, delivered: row.read, sent: row.read + row.delivered };
  return (
    <>
      {(["read", "delivered", "sent"] as const).map(
        (outcome) =>
          row[outcome] > 0 && (
            <rect
              key={outcome}
              x={`${axis + starts[outcome] * scale}%`}
              width={`${row[outcome] * scale}%`}
              y="1"
              height="12"
              className={TEXTURES[outcome]}
            />
          ),
      )}
      {row.failed > 0 && (
        <rect
          x={`${axis - row.failed * scale}%`}
          width={`${row.failed * scale}%`}
          y="1"
          height="12"
          className={TEXTURES.failed}
        />
      )}
    </>
  );
}
