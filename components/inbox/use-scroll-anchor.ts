import { type RefObject, useLayoutEffect, useRef } from "react";
import type { ConversationRow } from "@/lib/contract/conversation";

type Place = { id: string; index: number; lastActivityAt: string };

/** Rows in view that are remembered: when the first one moves away itself, the next one that stayed is the anchor. */
const REMEMBERED = 12;

/**
 * Rows that come in or go away above the view take the scroll position with them, so that what is seen stays where it is. At
 * the very top new rows show themselves. Every row is `rowPx` high.
 */
export function useScrollAnchor(scroller: RefObject<HTMLElement | null>, rows: readonly ConversationRow[], rowPx: number): void {
  const seen = useRef<Place[]>([]);
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    if (list.scrollTop > 0) list.scrollTop += shiftOf(seen.current, rows) * rowPx;
    const remember = () => {
      seen.current = placesFrom(rows, Math.floor(list.scrollTop / rowPx));
    };
    remember();
    list.addEventListener("scroll", remember, { passive: true });
    return () => list.removeEventListener("scroll", remember);
  }, [scroller, rows, rowPx]);
}

/** By how many places the first of the remembered rows moved that nothing happened in. */
export function shiftOf(seen: readonly Place[], rows: readonly ConversationRow[]): number {
  for (const { id, index, lastActivityAt } of seen) {
    const now = rows.findIndex((row) => row.id === id);
    if (now >= 0 && rows[now]?.lastActivityAt === lastActivityAt) return now - index;
  }
  return 0;
}

function placesFrom(rows: readonly ConversationRow[], first: number): Place[] {
  return rows
    .slice(first, first + REMEMBERED)
    .map(({ id, lastActivityAt }, offset) => ({ id, index: first + offset, lastActivityAt }));
}
