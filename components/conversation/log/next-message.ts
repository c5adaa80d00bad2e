import type { ThreadItem } from "./thread-items";

/** The index of the next message before or after `from`; `from` itself bounded to the rows where there is none. */
export function nextMessage(items: ThreadItem[], from: number, step: 1 | -1): number {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    if (items[index]?.kind === "message") return index;
  }
  return Math.min(items.length - 1, Math.max(0, from));
}
