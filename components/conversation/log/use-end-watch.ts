import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Whether a scrolling element stands within `slackPx` of its end. While it does, it is kept there when its own height
 * changes (the composer grows, a keyboard opens); while it does not, its content is left alone.
 */
export function useEndWatch(scroller: RefObject<HTMLElement | null>, slackPx: number): boolean {
  const [isAtEnd, setIsAtEnd] = useState(true);
  const last = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      last.current = element.scrollHeight - element.scrollTop - element.clientHeight <= slackPx;
      setIsAtEnd(last.current);
    };
    const resized = new ResizeObserver(() => {
      if (last.current) element.scrollTop = element.scrollHeight;
      look();
    });
    resized.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, slackPx]);

  return isAtEnd;
}
