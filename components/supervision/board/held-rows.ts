/** Rows of a list as they stood when their order was frozen. */
export type HeldRow<Row> = {
  row: Row;
  /** It has left the list since: it stays in its place, with what was last known, until the order is let go. */
  isGone: boolean;
};

/**
 * A list that must not move under a pointer: every row keeps its place with its newest content; those that came since are only
 * counted. `live` may hold more rows than are shown, and those of other groups: where a row's newest content is looked for.
 */
export function holdRows<Row>(
  frozen: readonly Row[] | null,
  shown: readonly Row[],
  live: readonly Row[],
  idOf: (row: Row) => string,
): { rows: HeldRow<Row>[]; newCount: number } {
  if (frozen === null) return { rows: shown.map((row) => ({ row, isGone: false })), newCount: 0 };
  const newest = new Map(live.map((row) => [idOf(row), row]));
  const known = new Set(frozen.map(idOf));
  return {
    rows: frozen.map((row) => {
      const now = newest.get(idOf(row));
      return { row: now ?? row, isGone: now === undefined };
    }),
    newCount: shown.filter((row) => !known.has(idOf(row))).length,
  };
}
