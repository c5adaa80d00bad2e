import Link from "next/link";
import { useFormatter } from "next-intl";
import { useRef } from "react";
import { messagesHref } from "../frame/figure-links";
import { TEXTURES } from "../frame/textures";
import type { NamedRow } from "./named-rows";
import { layOutStack, type StackBar, type StackLayout } from "./stack-layout";
import { useBarNames } from "./use-bar-names";
import { useWidth } from "./use-width";

/** About what a letter of a chart's words takes, in pixels. */
const LETTER_PX = 6;
/** Between two names. */
const GAP_PX = 8;
/** A remark after a bar leaves room for the number of what failed. */
const AFTER_PX = 24;
const ASSUMED_WIDTH = 648;
/** Narrower bars open nothing: they could not be hit one by one. The table beside them opens the same. */
const MIN_TARGET_PX = 24;

type HourChartProps = {
  rows: readonly NamedRow[];
  height: number;
  /** What happened, at the bar of which hour; null = nothing that needs a sentence. */
  remark: { id: string; words: string } | null;
};

/** Messages over time, stacked upwards by how far they came; what failed hangs below the axis. A bar opens its messages. */
export function HourChart({ rows, height, remark }: HourChartProps) {
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame, ASSUMED_WIDTH);
  const { sentence, nameOf } = useBarNames();
  const layout = layOutStack(rows, { width, height, hasRemark: remark !== null });
  const side = sideOf(remark, rows, layout);
  return (
    <figure ref={frame} className="relative" style={{ minHeight: height }}>
      <ul>
        {rows.map((row, index) => {
          const slot = layout.bars[index]?.slot;
          return (
            slot &&
            slot.width >= MIN_TARGET_PX &&
            row.total > 0 && (
              <li key={row.id}>
                <Link
                  href={messagesHref(row.filter, row.total)}
                  prefetch={false}
                  aria-label={nameOf(row)}
                  title={nameOf(row)}
                  className="absolute top-0 rounded-xs hover:bg-hover focus-visible:-outline-offset-2"
                  style={{ left: slot.x, width: slot.width, height }}
                />
              </li>
            )
          );
        })}
      </ul>
      <svg
        role="img"
        aria-label={sentence(rows)}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="pointer-events-none relative block text-2xs tabular-nums"
      >
        <Rules layout={layout} />
        {layout.bars.map((bar, index) => (
          <Bar key={rows[index]?.id} bar={bar} row={rows[index]} layout={layout} index={index} height={height} />
        ))}
        {remark && side && <Remark rows={rows} remark={remark} layout={layout} side={side} />}
        <line x1={layout.left} x2={layout.right} y1={layout.axis} y2={layout.axis} className="stroke-control-line" />
      </svg>
      {remark && side === null && <figcaption className="text-ink-2 text-xs">{remark.words}</figcaption>}
    </figure>
  );
}

function Rules({ layout: { rules, left, right } }: { layout: StackLayout }) {
  const format = useFormatter();
  return rules.map(({ value, y }) => (
    <g key={value}>
      <line x1={left} x2={right} y1={y} y2={y} className="stroke-line" />
      <text x={left - 8} y={y + 4} className="fill-ink-3 [text-anchor:end]">
        {format.number(value)}
      </text>
    </g>
  ));
}

type BarProps = { bar: StackBar; row: NamedRow | undefined; layout: StackLayout; index: number; height: number };

function Bar({ bar, row, layout, index, height }: BarProps) {
  const format = useFormatter();
  const { x, width, total, top, failed } = bar;
  const middle = x + width / 2;
  const name = row && nameThatFits(row, layout, index);
  return (
    <>
      {(["read", "delivered", "sent", "failed"] as const).map(
        (outcome) =>
          bar[outcome] && (
            <rect
              key={outcome}
              x={x}
              width={width}
              y={bar[outcome].y}
              height={bar[outcome].height}
              className={TEXTURES[outcome]}
            />
          ),
      )}
      {layout.hasNumbers && total > 0 && (
        <text x={middle} y={top - 6} className="fill-ink font-medium [text-anchor:middle]">
          {format.number(total)}
        </text>
      )}
      {layout.hasNumbers && failed && row && (
        <text x={x + width + 3} y={layout.axis + 12} className="fill-danger-ink font-semibold">
          {format.number(row.failed)}
        </text>
      )}
      {name && (
        <text x={middle} y={height - 5} className="fill-ink-3 [text-anchor:middle]">
          {name}
        </text>
      )}
    </>
  );
}

/** Names stand in full where they fit; else short ones, as many as do. */
function nameThatFits({ name, short }: NamedRow, { slotWidth, nameEvery, bars }: StackLayout, index: number): string | null {
  const isLast = index === bars.length - 1;
  if (name.length * LETTER_PX + GAP_PX <= slotWidth + (isLast ? 12 : 0)) return name;
  return (bars.length - 1 - index) % nameEvery === 0 ? short : null;
}

type RemarkSide = "before" | "after";

/** Beside its bar, where there is room: before it, or after its number. Null: on neither side. */
function sideOf(
  remark: HourChartProps["remark"],
  rows: readonly NamedRow[],
  { bars, left, right }: StackLayout,
): RemarkSide | null {
  const bar = remark && bars[rows.findIndex(({ id }) => id === remark.id)];
  if (!bar) return null;
  const length = remark.words.length * LETTER_PX;
  if (bar.x - left > length) return "before";
  return right - bar.x - bar.width - AFTER_PX > length ? "after" : null;
}

type RemarkProps = { rows: readonly NamedRow[]; remark: { id: string; words: string }; layout: StackLayout; side: RemarkSide };

function Remark({ rows, remark, layout, side }: RemarkProps) {
  const bar = layout.bars[rows.findIndex(({ id }) => id === remark.id)];
  if (!bar) return null;
  return (
    <text
      x={side === "before" ? bar.x - 8 : bar.x + bar.width + AFTER_PX}
      y={layout.axis + 29}
      className={side === "before" ? "fill-ink-2 [text-anchor:end]" : "fill-ink-2"}
    >
      {remark.words}
    </text>
  );
}
