"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { handsNow } from "@/components/shortcuts/typed-ahead";
import type { ConversationRow as Row } from "@/lib/contract/conversation";
import { ConversationRow } from "./conversation-row";
import { useMedia } from "./use-media";
import { useScrollAnchor } from "./use-scroll-anchor";

const ROW_PX = 72;
const PHONE_ROW_PX = 76;
const ROW_INSET_PX = 8;
/** What the server draws before it knows a window: enough for a tall screen. */
const FIRST_VIEW = { width: 348, height: 1_080 };
const OVERSCAN = 8;
/** The next page is asked for while this many rows are still below. */
const ROWS_AHEAD = 15;

/** How others move through the list. */
export type ListHandle = {
  /** Moves the focus by a number of rows from where it is, or from the open conversation. */
  move: (by: number) => void;
  focus: () => void;
  /** The row that has the focus, and its link. */
  focused: () => { row: Row; link: HTMLElement } | null;
  scrollToTop: () => void;
};

type ListScrollerProps = {
  ref: Ref<ListHandle>;
  label: string;
  rows: readonly Row[];
  openId: string | null;
  /** The row that Tab reaches: the one that had the focus last, the open one, or the first. */
  tabStopId: string | null;
  meId: string | undefined;
  hasMore: boolean;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
  onApproach: (id: string) => void;
  onTabStop: (id: string) => void;
  onNeedMore: () => void;
};

/** The scrolling list. Only rows near the view are mounted, and rows that come in above move nothing that is seen. */
export function ListScroller({ ref, rows, openId, tabStopId, hasMore, onNeedMore, ...props }: ListScrollerProps) {
  const t = useTranslations("inbox.list");
  const scroller = useRef<HTMLUListElement>(null);
  const focusWanted = useRef<string | null>(null);
  const rowPx = useMedia("(width < 48rem)") ? PHONE_ROW_PX : ROW_PX;
  const placeOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.id === id));
  const tabStop = Math.max(0, placeOf(tabStopId), tabStopId === null ? placeOf(openId) : 0);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => rowPx,
    initialRect: FIRST_VIEW,
    overscan: OVERSCAN,
    // The tab stop stays mounted: Tab must find it however far the list was scrolled.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), tabStop, rows.length),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height is the reason to measure anew.
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  useScrollAnchor(scroller, rows, rowPx);
  useRowEnd(scroller, rows.length);
  useShown(openId, placeOf(openId), (place) => virtualizer.scrollToIndex(place, { align: "auto" }));

  const mounted = virtualizer.getVirtualItems();
  const lastSeen = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && lastSeen >= rows.length - ROWS_AHEAD) onNeedMore();
  }, [hasMore, lastSeen, rows.length, onNeedMore]);

  // A row that is to have the focus may have been mounted only now.
  useEffect(() => {
    // Whoever has begun to write meanwhile is left at it.
    if (handsNow() === "reply") focusWanted.current = null;
    const link = focusWanted.current && linkOf(scroller.current, focusWanted.current);
    if (!link) return;
    focusWanted.current = null;
    link.focus({ preventScroll: true });
  });

  function focusRow(place: number) {
    const row = rows[Math.min(Math.max(0, place), rows.length - 1)];
    if (!row) return;
    virtualizer.scrollToIndex(placeOf(row.id), { align: "auto" });
    props.onTabStop(row.id);
    focusWanted.current = row.id;
    linkOf(scroller.current, row.id)?.focus({ preventScroll: true });
  }

  function placeOfFocus(): number {
    const link = scroller.current?.contains(document.activeElement)
      ? document.activeElement?.closest("[data-conversation]")
      : null;
    return placeOf(link?.getAttribute("data-conversation") ?? null);
  }

  useImperativeHandle(ref, () => ({
    move: (by) => {
      const place = placeOfFocus();
      const from = place >= 0 ? place : placeOf(openId);
      focusRow(from >= 0 ? from + by : tabStop);
    },
    focus: () => focusRow(tabStop),
    focused: () => {
      const row = rows[placeOfFocus()];
      const link = row && linkOf(scroller.current, row.id);
      return link ? { row, link } : null;
    },
    scrollToTop: () => scroller.current?.scrollTo({ top: 0 }),
  }));

  function onKeyDown(event: KeyboardEvent) {
    const place = placeOfFocus();
    if (event.key === "ArrowDown") focusRow(place + 1);
    else if (event.key === "ArrowUp") focusRow(place - 1);
    else if (event.key === "Home") focusRow(0);
    else if (event.key === "End") focusRow(rows.length - 1);
    else return;
    event.preventDefault();
  }

  return (
    <ul
      ref={scroller}
      aria-label={props.label}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain [--row-end:8px] [--row:72px] [overflow-anchor:none] max-md:[--row-end:6px] max-md:[--row:76px]"
    >
      <li role="none" aria-hidden="true" style={{ height: `calc(var(--row) * ${rows.length} + 8px)` }} />
      {mounted.map(({ index, key }) => {
        const row = rows[index];
        return (
          row && (
            <li
              key={key}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : rows.length}
              onFocus={() => props.onTabStop(row.id)}
              className="absolute start-2 end-(--row-end) max-md:start-1.5"
              style={{ top: `calc(var(--row) * ${index})` }}
            >
              <ConversationRow
                row={row}
                href={props.hrefOf(row.id)}
                meId={props.meId}
                isOpen={row.id === openId}
                isTabStop={index === tabStop}
                onOpen={props.onOpen}
                onApproach={props.onApproach}
              />
            </li>
          )
        );
      })}
      {hasMore && (
        <li className="pt-2 pb-4 text-center text-ink-3 text-xs">
          <p role="status">{t("loadingMore")}</p>
        </li>
      )}
    </ul>
  );
}

function withIndex(range: number[], index: number, count: number): number[] {
  return index >= count || range.includes(index) ? range : [...range, index].sort((one, other) => one - other);
}

function linkOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`) ?? null;
}

/** What was opened from elsewhere is brought into view, once: whoever scrolls on afterwards is let alone. */
function useShown(openId: string | null, place: number, show: (place: number) => void): void {
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    if (openId !== null && place < 0) return;
    if (openId !== null && shownId.current !== openId) show(place);
    shownId.current = openId;
  });
}

/** A scroll bar that takes room takes it from the inset, so that rows stay as wide as they are drawn. */
function useRowEnd(scroller: RefObject<HTMLElement | null>, rowCount: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows may be the reason that there is a bar.
  useLayoutEffect(() => {
    const list = scroller.current;
    const bar = list ? list.offsetWidth - list.clientWidth : 0;
    if (bar > 0) list?.style.setProperty("--row-end", `${Math.max(0, ROW_INSET_PX - bar)}px`);
    else list?.style.removeProperty("--row-end");
  }, [scroller, rowCount]);
}
