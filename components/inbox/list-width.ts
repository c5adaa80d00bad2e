/** The width that a reader gave to the list, in pixels. Repeated by a cookie, so that the first paint has it. */
export const LIST_WIDTH_COOKIE = "casement-list-width";
export const LIST_WIDTH = { least: 300, usual: 348, most: 420 } as const;

/** A width within the bounds; the usual one for what is no number. */
export function validListWidth(value: unknown): number {
  const width = Number(value);
  if (value === undefined || value === "" || !Number.isFinite(width)) return LIST_WIDTH.usual;
  return Math.min(LIST_WIDTH.most, Math.max(LIST_WIDTH.least, Math.round(width)));
}
