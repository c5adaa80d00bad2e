import type { Board, WaitingRow } from "@/lib/contract/supervision";

/** Rows that the board has room for, both groups together; and what the second one keeps of it when the first is long. */
const ROOM = 9;
const LEAST_OTHERS = 4;

export type WaitingGroups = { closing: WaitingRow[]; others: WaitingRow[]; closingCount: number; othersCount: number };

/** Which of those who wait are shown: those about to be out of reach first, then the others, as far as there is room. */
export function waitingGroups({ waiting, closing, closingRows, waitingRows }: Board): WaitingGroups {
  const others = waiting.count - closing.count;
  const shownClosing = closingRows.slice(0, Math.max(ROOM - Math.min(others, LEAST_OTHERS), 0));
  return {
    closing: shownClosing,
    others: waitingRows.slice(0, ROOM - shownClosing.length),
    closingCount: closing.count,
    othersCount: others,
  };
}
