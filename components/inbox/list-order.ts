import type { ConversationRow } from "@/lib/contract/conversation";

/** The list as it stood when its order was frozen. */
export type FrozenList = readonly ConversationRow[];

export type ShownList = {
  rows: readonly ConversationRow[];
  /** How many rows would move up, or come in above, if the order were let go. */
  newCount: number;
};

/**
 * A list that must not move under a pointer: every row keeps the place it had, with its newest content; one that left the
 * view stays until the order is let go. Pages that were loaded since follow at the end.
 */
export function holdOrder(frozen: FrozenList | null, live: readonly ConversationRow[]): ShownList {
  if (frozen === null) return { rows: live, newCount: 0 };
  const livePlaces = new Map(live.map((row, index) => [row.id, index]));
  const frozenPlaces = new Map(frozen.map((row, index) => [row.id, index]));
  const kept = frozen.map((row) => live[livePlaces.get(row.id) ?? -1] ?? row);

  const lastKept = Math.max(-1, ...frozen.map(({ id }) => livePlaces.get(id) ?? -1));
  const later = live.slice(lastKept + 1).filter(({ id }) => !frozenPlaces.has(id));
  const newcomers = live.slice(0, lastKept + 1).filter(({ id }) => !frozenPlaces.has(id));
  const risen = kept.filter((row, place) => hasRisen(row, frozen[place], livePlaces.get(row.id), place));
  return { rows: [...kept, ...later], newCount: newcomers.length + risen.length };
}

/** Something happened in it since, and that brings it further up. */
function hasRisen(
  row: ConversationRow,
  before: ConversationRow | undefined,
  livePlace: number | undefined,
  place: number,
): boolean {
  return livePlace !== undefined && livePlace < place && row.lastActivityAt !== before?.lastActivityAt;
}
