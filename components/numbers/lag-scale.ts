import type { IngestMinuteView } from "@/lib/contract/ingest";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The tops an axis may have, in milliseconds. */
const TOPS = [
  200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 86_400_000,
];

export type Point = { x: number; y: number };

/** Where a figure of a minute stands in a chart of this size, and the top of its axis. */
export function lagScale(minutes: readonly IngestMinuteView[], width: number, height: number) {
  const highest = Math.max(...minutes.map(({ p99Ms }) => p99Ms));
  const top = TOPS.find((candidate) => candidate >= highest) ?? highest;
  const end = new Date(minutes.at(-1)?.minute ?? 0).getTime();
  const start = end - HOUR_MS + MINUTE_MS;
  const at = (minute: string, ms: number): Point => ({
    x: ((new Date(minute).getTime() - start) / (end - start)) * width,
    y: height - (ms / top) * height,
  });
  return { top, start: new Date(start), end: new Date(end), at };
}

/** The lines of a series: a minute without deliveries is a gap, never a value. */
export function linesOf(minutes: readonly IngestMinuteView[]): IngestMinuteView[][] {
  const lines: IngestMinuteView[][] = [];
  let previous = Number.NaN;
  for (const minute of minutes) {
    const time = new Date(minute.minute).getTime();
    if (time - previous === MINUTE_MS) lines.at(-1)?.push(minute);
    else lines.push([minute]);
    previous = time;
  }
  return lines;
}
