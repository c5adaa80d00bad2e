import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useInboxRoute } from "@/components/inbox/use-inbox-route";
import { handsAfter, type KeyOwner, keyBelongsTo, placeOf } from "./key-owner";
import { giveToReply, handsNow, replyingTo, setHands } from "./typed-ahead";

/** By pointer, and by the browser's own ways back and forth. */
const MOVES = ["pointerdown", "popstate"] as const;

/**
 * Decides whose each key is before anything on the page hears it, and gives the reply its own. Returns whose the key is that
 * is being pressed.
 */
export function useKeyOwner(): RefObject<KeyOwner> {
  const { conversationId: shownId } = useInboxRoute();
  const owner = useRef<KeyOwner>("focus");

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const conversationId = replyingTo(shownId);
    const facts = { hands: handsNow(), place: placeOf(event.target), isOpen: conversationId !== null };
    owner.current = keyBelongsTo(event, facts);
    setHands(handsAfter(event, facts));
    if (owner.current !== "reply" && owner.current !== "nobody") return;
    // Neither a row nor a button under a lost focus may take it for its own.
    event.stopPropagation();
    const goesInByItself = owner.current === "reply" && conversationId !== null && giveToReply(conversationId, event.key);
    if (!goesInByItself) event.preventDefault();
  });

  useEffect(() => {
    const onMove = () => setHands(null);
    // From one element to a row or a message: by a screen reader, say, whose keys the page does not hear. Ours wait for the hands.
    const onFocusIn = ({ target, relatedTarget }: FocusEvent) => {
      const place = placeOf(target);
      if (relatedTarget && (place === "list" || place === "thread")) setHands(null);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("focusin", onFocusIn);
    for (const move of MOVES) window.addEventListener(move, onMove, { capture: true, passive: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("focusin", onFocusIn);
      for (const move of MOVES) window.removeEventListener(move, onMove, { capture: true });
    };
  }, []);
  return owner;
}
