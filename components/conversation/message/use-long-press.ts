import { type MouseEvent, type PointerEvent, type TouchEvent, useRef } from "react";

const LONG_PRESS_MS = 450;
/** A finger is never quite still. */
const SLACK_PX = 8;

type Press = { timer: ReturnType<typeof setTimeout>; x: number; y: number };

/**
 * Handlers that call `onLongPress` when a finger rests on an element. Mouse and pen are left alone. What the browser makes
 * of the same touch (a context menu, a click that would close what has just been opened) is held back.
 */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<Press | null>(null);
  const hasFired = useRef(false);

  function cancel() {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  }

  function fire() {
    hasFired.current = true;
    press.current = null;
    onLongPress();
  }

  return {
    onPointerDown(event: PointerEvent) {
      cancel();
      hasFired.current = false;
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      press.current = { timer: setTimeout(fire, LONG_PRESS_MS), x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      if (!press.current) return;
      const { x, y } = press.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > SLACK_PX) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onContextMenu(event: MouseEvent) {
      if (press.current || hasFired.current) event.preventDefault();
    },
    onTouchEnd(event: TouchEvent) {
      if (hasFired.current && event.cancelable) event.preventDefault();
    },
  };
}
