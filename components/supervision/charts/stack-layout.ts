import type { DeliveryFigures } from "@/lib/contract/template-library";

const LEFT = 34;
const RIGHT = 8;
const TOP = 16;
/** Under everything: the names of the bars. */
const NAMES = 26;
/** Below the axis at least so much, where something failed: its number must fit. */
const LEAST_BELOW = 18;
/** With a remark beside the failures. */
const LEAST_BELOW_REMARK = 36;
const WIDEST_BAR = 34;
const MAX_RULES = 4;
const STEPS = [1, 2, 3, 5, 6, 10];
/** What is there at all can be seen, in pixels. */
const LEAST_FAILED = 2;

type Segment = { y: number; height: number };
export type StackBar = {
  x: number;
  width: number;
  /** The column that belongs to the bar: what is pointed at. */
  slot: { x: number; width: number };
  /** From the axis up; null = none. */
  read: Segment | null;
  delivered: Segment | null;
  sent: Segment | null;
  /** From the axis down. */
  failed: Segment | null;
  /** What stands above the axis. */
  total: number;
  top: number;
};
export type StackLayout = {
  axis: number;
  left: number;
  right: number;
  bars: StackBar[];
  rules: { y: number; value: number }[];
  /** Whether numbers fit on the bars. */
  hasNumbers: boolean;
  /** How many bars stand between two names that fit. */
  nameEvery: number;
  slotWidth: number;
};

type Size = { width: number; height: number; hasRemark: boolean };

/** Where everything of a stacked chart stands, in pixels. Its axis is zero; failures hang below it at the same scale. */
export function layOutStack(rows: readonly DeliveryFigures[], { width, height, hasRemark }: Size): StackLayout {
  const most = Math.max(0, ...rows.map(standing));
  const mostFailed = Math.max(0, ...rows.map(({ failed }) => failed));
  const step = ruleStep(most);
  const ceiling = Math.max(step, Math.ceil(most / step) * step);
  const plot = height - TOP - NAMES;
  const least = leastBelow(mostFailed, hasRemark);
  const scale = Math.min(plot / (ceiling + mostFailed), (plot - least) / ceiling);
  const axis = TOP + ceiling * scale;
  const slotWidth = (width - LEFT - RIGHT) / Math.max(1, rows.length);
  const barWidth = Math.min(WIDEST_BAR, slotWidth * 0.6);
  return {
    axis,
    left: LEFT,
    right: width - RIGHT,
    bars: rows.map((row, index) => layOutBar(row, LEFT + slotWidth * index, slotWidth, barWidth, axis, scale)),
    rules: Array.from({ length: ceiling / step }, (_, index) => (index + 1) * step).map((value) => ({
      value,
      y: axis - value * scale,
    })),
    hasNumbers: slotWidth >= 27,
    nameEvery: Math.max(1, Math.ceil(24 / slotWidth)),
    slotWidth,
  };
}

function layOutBar(row: DeliveryFigures, slotX: number, slotWidth: number, width: number, axis: number, scale: number): StackBar {
  const x = slotX + (slotWidth - width) / 2;
  let y = axis;
  const up = (count: number): Segment | null => {
    if (count === 0) return null;
    y -= count * scale;
    return { y, height: count * scale };
  };
  const [read, delivered, sent] = [up(row.read), up(row.delivered), up(row.sent)];
  return {
    x,
    width,
    slot: { x: slotX, width: slotWidth },
    read,
    delivered,
    sent,
    failed: row.failed === 0 ? null : { y: axis + 1, height: Math.max(LEAST_FAILED, row.failed * scale) },
    total: standing(row),
    top: y,
  };
}

function leastBelow(mostFailed: number, hasRemark: boolean): number {
  if (mostFailed === 0) return 4;
  return hasRemark ? LEAST_BELOW_REMARK : LEAST_BELOW;
}

/** What stands above the axis: all that went out and did not fail. */
export function standing({ read, delivered, sent }: DeliveryFigures): number {
  return read + delivered + sent;
}

/** The smallest round step of which at most four reach a value. */
export function ruleStep(most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = STEPS.find((candidate) => Math.ceil(most / (candidate * power)) <= MAX_RULES);
    if (step !== undefined) return step * power;
  }
}
