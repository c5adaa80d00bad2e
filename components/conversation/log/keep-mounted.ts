import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** The rows in view and around it, and those that hold the focus or an open menu, wherever they are. */
export function keepMounted(range: Range, kept: number[]): number[] {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const index of kept) if (index >= 0 && index < range.count) indexes.add(index);
  return [...indexes].sort((one, other) => one - other);
}
