import { type PointerEvent, useRef } from "react";

const LONG_PRESS_MS = 450;
/** A finger is never quite still. */
const SLACK_PX = 8;

type Press = { timer: ReturnType<typeof setTimeout>; x: number; y: number };

/** Handlers that call `onLongPress` when a finger rests on an element. Mouse and pen are left alone. */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<Press | null>(null);

  function cancel() {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  }

  return {
    onPointerDown(event: PointerEvent) {
      cancel();
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      press.current = { timer: setTimeout(onLongPress, LONG_PRESS_MS), x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      if (!press.current) return;
      const { x, y } = press.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > SLACK_PX) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
  };
}
