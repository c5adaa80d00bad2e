"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { handsNow } from "@/components/shortcuts/typed-ahead";
import { cn } from "@/components/ui/cn";
import { keepMounted } from "./keep-mounted";
import { LogRow } from "./log-row";
import { nextMessage } from "./next-message";
import { estimateRow } from "./row-estimate";
import type { ThreadItem } from "./thread-items";
import { useEndWatch } from "./use-end-watch";
import { useFollowsEnd } from "./use-follows-end";

/** How a parent moves the log. */
export type LogHandle = {
  scrollToEnd: () => void;
  /** Brings a loaded row to the middle of the view, and the focus to it. */
  goTo: (key: string) => void;
  focus: () => void;
};

type MessageLogProps = {
  ref: Ref<LogHandle>;
  items: ThreadItem[];
  hasOlder: boolean;
  hasNewer: boolean;
  /** The row to begin at; null = at the end. */
  startKey: string | null;
  /** The row that glows because somebody jumped to it. */
  glowingKey: string | null;
  /** A row whose menu or truth line is open: it stays mounted under it. */
  pinnedKey: string | null;
  onNeedOlder: () => void;
  onNeedNewer: () => void;
  onAtEnd: (isAtEnd: boolean) => void;
  onEscape: () => void;
};

/** More pages are asked for while this many rows are still out of sight. */
const ROWS_AHEAD = 12;
const OVERSCAN = 6;
/** Closer to the end than this counts as being there: new messages then keep the log at its end. */
const END_SLACK_PX = 48;

/** The scrolling log. Only the rows near the view are mounted, and history that comes in above moves nothing. */
export function MessageLog(props: MessageLogProps) {
  const { ref, items, hasOlder, hasNewer, startKey, glowingKey, pinnedKey } = props;
  const { onNeedOlder, onNeedNewer, onAtEnd, onEscape } = props;
  const t = useTranslations("conversation");
  const scroller = useRef<HTMLDivElement>(null);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const focusWanted = useRef<string | null>(null);
  const isAtEnd = useEndWatch(scroller, END_SLACK_PX);

  const indexOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => item.key === key));
  const chosen = indexOf(chosenKey);
  const current = chosen >= 0 ? chosen : nextMessage(items, items.length, -1);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => estimateRow(items[index]),
    rangeExtractor: (range) => keepMounted(range, [chosen, indexOf(pinnedKey)]),
    overscan: OVERSCAN,
    paddingStart: 8,
    paddingEnd: 8,
    anchorTo: "end",
    followOnAppend: useFollowsEnd(hasNewer),
    scrollEndThreshold: END_SLACK_PX,
  });
  const rows = virtualizer.getVirtualItems();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; a log begins where its reader comes in.
  useLayoutEffect(() => {
    const start = indexOf(startKey);
    if (start >= 0) virtualizer.scrollToIndex(start, { align: "start" });
    else virtualizer.scrollToEnd();
  }, []);

  useEffect(() => onAtEnd(isAtEnd), [isAtEnd, onAtEnd]);

  const firstMounted = rows[0]?.index ?? 0;
  const lastMounted = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasOlder && firstMounted < ROWS_AHEAD) onNeedOlder();
  }, [hasOlder, firstMounted, onNeedOlder]);
  useEffect(() => {
    if (hasNewer && lastMounted >= items.length - ROWS_AHEAD) onNeedNewer();
  }, [hasNewer, lastMounted, items.length, onNeedNewer]);

  /** The row may be there already, or be mounted by the render that the scrolling causes. */
  function focusWantedRow() {
    // Whoever has begun to write meanwhile is left at it.
    if (handsNow() === "reply") focusWanted.current = null;
    const key = focusWanted.current;
    const article = key && scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] article`);
    if (!article) return;
    focusWanted.current = null;
    article.focus({ preventScroll: true });
  }
  useEffect(focusWantedRow);

  function focusRow(index: number, align: "auto" | "center") {
    const key = items[index]?.key;
    if (key === undefined) return;
    focusWanted.current = key;
    setChosenKey(key);
    virtualizer.scrollToIndex(index, { align });
    focusWantedRow();
  }

  useImperativeHandle(ref, () => ({
    scrollToEnd: () => virtualizer.scrollToEnd({ behavior: isNearEnd(scroller.current) ? "smooth" : "auto" }),
    goTo: (key) => focusRow(indexOf(key), "center"),
    focus: () => focusRow(current, "auto"),
  }));

  /** Arrows go from message to message; Escape goes from a message's button to the message, and from there out of the log. */
  function onKeyDown(event: KeyboardEvent) {
    const article = event.target instanceof Element ? event.target.closest("article") : null;
    if (!article) return;
    const isInside = event.target !== article;
    const target = isInside ? undefined : KEY_TARGETS[event.key]?.(items, current);
    if (target !== undefined) focusRow(target, "auto");
    else if (event.key === "Escape" && isInside) article.focus();
    else if (event.key === "Escape") onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={scroller}
      role="log"
      data-keys="thread"
      aria-live="off"
      aria-label={t("log")}
      onKeyDown={onKeyDown}
      onFocus={(event) => setChosenKey(event.target.closest<HTMLElement>("[data-key]")?.dataset.key ?? chosenKey)}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain px-[max(var(--space-6),(100%-var(--column))/2)] [overflow-anchor:none] max-md:px-3"
    >
      <div className="relative mt-auto w-full shrink-0" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                data-key={key}
                // What is new at the end comes in softly; rows that scrolling mounts are simply there.
                className={cn(
                  "absolute inset-x-0",
                  index === items.length - 1 && "transition-opacity duration-instant starting:opacity-0",
                )}
                style={{ top: start }}
              >
                <LogRow
                  item={item}
                  isCurrent={index === current}
                  isGlowing={item.key === glowingKey}
                  isPinned={item.key === pinnedKey}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

const KEY_TARGETS: Record<string, (items: ThreadItem[], current: number) => number> = {
  ArrowUp: (items, current) => nextMessage(items, current, -1),
  ArrowDown: (items, current) => nextMessage(items, current, 1),
  Home: (items) => nextMessage(items, -1, 1),
  End: (items) => nextMessage(items, items.length, -1),
};

/** Only a short way is animated: from further than two screens the eye follows nothing. */
function isNearEnd(element: HTMLElement | null): boolean {
  if (!element || matchMedia("(prefers-reduced-motion: reduce)").matches) return false;
  return element.scrollHeight - element.scrollTop - element.clientHeight < 2 * element.clientHeight;
}
