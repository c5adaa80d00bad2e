import { type FocusEvent, type PointerEvent, useRef, useState } from "react";
import type { Board, WaitingRow } from "@/lib/contract/supervision";
import { type HeldRow, holdRows } from "./held-rows";
import { type WaitingGroups, waitingGroups } from "./waiting-groups";

type HeldGroup = { rows: HeldRow<WaitingRow>[]; newCount: number };

/** Keeps those who wait in their places while a mouse is over them or the keyboard among them. */
export function useHeldGroups(board: Board) {
  const live = waitingGroups(board);
  const [frozen, setFrozen] = useState<WaitingGroups | null>(null);
  const reasons = useRef({ pointer: false, focus: false });
  const everyone = [...board.closingRows, ...board.waitingRows];
  const held = (group: "closing" | "others"): HeldGroup =>
    holdRows(frozen?.[group] ?? null, live[group], everyone, ({ conversationId }) => conversationId);

  function note(reason: "pointer" | "focus", holds: boolean) {
    reasons.current[reason] = holds;
    const isHeld = reasons.current.pointer || reasons.current.focus;
    setFrozen((before) => (isHeld ? (before ?? live) : null));
  }

  return {
    groups: live,
    closing: held("closing"),
    others: held("others"),
    letGo: () => {
      reasons.current.pointer = false;
      setFrozen(null);
    },
    /** For the element that the rows are in. */
    handlers: {
      // Moving, not entering: a page may be drawn under a pointer that stands still.
      onPointerMove: ({ pointerType }: PointerEvent) =>
        pointerType === "mouse" && !reasons.current.pointer && note("pointer", true),
      onPointerLeave: () => note("pointer", false),
      onFocus: ({ target }: FocusEvent) => target.matches(":focus-visible") && note("focus", true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) note("focus", false);
      },
    },
  };
}
