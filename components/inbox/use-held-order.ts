import { type FocusEvent, type PointerEvent, useRef, useState } from "react";
import type { ConversationRow } from "@/lib/contract/conversation";
import { type FrozenList, holdOrder, type ShownList } from "./list-order";

type HeldOrder = ShownList & {
  /** Lets the order go once, until the pointer moves or the focus comes again. */
  letGo: () => void;
  /** For the element that the rows are in. */
  handlers: {
    onPointerMove: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: (event: FocusEvent) => void;
  };
};

/** Keeps rows in their places while a mouse is over them, or the keyboard is among them. `key` names the list. */
export function useHeldOrder(key: string, live: readonly ConversationRow[]): HeldOrder {
  const [held, setHeld] = useState<{ key: string; rows: FrozenList } | null>(null);
  const reasons = useRef({ pointer: false, focus: false });

  function note(reason: "pointer" | "focus", holds: boolean) {
    reasons.current[reason] = holds;
    const isHeld = reasons.current.pointer || reasons.current.focus;
    if (isHeld) setHeld((before) => (before?.key === key ? before : { key, rows: live }));
    else setHeld(null);
  }

  return {
    ...holdOrder(held?.key === key ? held.rows : null, live),
    letGo: () => {
      reasons.current.pointer = false;
      setHeld(null);
    },
    handlers: {
      // Moving, not entering: a page may be drawn under a pointer that stands still.
      onPointerMove: ({ pointerType }) => pointerType === "mouse" && !reasons.current.pointer && note("pointer", true),
      onPointerLeave: () => note("pointer", false),
      onFocus: ({ target }) => target.matches(":focus-visible") && note("focus", true),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) note("focus", false);
      },
    },
  };
}
