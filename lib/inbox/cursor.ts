import { DomainError } from "@/lib/errors";

/** A place in an ordered list: the instant it is ordered by, and the row's id for ties. */
export type Place = { at: Date; id: string };

const CURSOR = /^(\d{1,16})_([0-9a-f-]{36})$/;

/** A place as a browser carries it back. Opaque to it. */
export function toCursor({ at, id }: Place): string {
  return `${at.getTime()}_${id}`;
}

/** The place of a cursor. Throws DomainError "invalid_input" for anything that `toCursor` did not write. */
export function parseCursor(cursor: string): Place {
  const [, time, id] = CURSOR.exec(cursor) ?? [];
  if (!time || !id) throw new DomainError("invalid_input", "This page address is not valid. Load the list again.");
  return { at: new Date(Number(time)), id };
}
