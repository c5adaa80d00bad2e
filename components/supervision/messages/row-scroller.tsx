import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { useMedia } from "@/components/inbox/use-media";

const OVERSCAN = 10;
const ROWS_AHEAD = 15;
const FIRST_VIEW = { width: 1_200, height: 900 };
/** Below this width a row has its columns under each other. */
const STACKED = "(width < 1100px)";

type RowScrollerProps<Row> = {
  label: string;
  rows: readonly Row[];
  idOf: (row: Row) => string;
  hasMore: boolean;
  onNeedMore: () => void;
  /** In pixels: on a wide page, and with columns under each other. */
  heights: { wide: number; stacked: number };
  children: (row: Row) => ReactNode;
};

/** A long list of rows of one height, of which only those near the view are mounted. Pages come as they are needed. */
export function RowScroller<Row>({ label, rows, idOf, hasMore, onNeedMore, heights, children }: RowScrollerProps<Row>) {
  const scroller = useRef<HTMLUListElement>(null);
  const height = useMedia(STACKED) ? heights.stacked : heights.wide;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : idOf(row);
    },
    estimateSize: () => height,
    initialRect: FIRST_VIEW,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height is the reason to measure anew.
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  const lastSeen = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - ROWS_AHEAD) onNeedMore();
  }, [hasMore, lastSeen, rows.length, onNeedMore]);
  return (
    <ul ref={scroller} aria-label={label} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <li role="none" aria-hidden="true" style={{ height: rows.length * height }} />
      {virtualizer.getVirtualItems().map(({ index, key }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li
              key={key}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : rows.length}
              className="absolute inset-x-0"
              style={{ top: index * height, height }}
            >
              {children(row)}
            </li>
          )
        );
      })}
    </ul>
  );
}
