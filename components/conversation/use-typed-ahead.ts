import { type RefObject, useLayoutEffect } from "react";
import { isAwaited, offerTarget } from "@/components/shortcuts/typed-ahead";
import { useLatest } from "./use-latest";
import { useTouch } from "./use-touch";

/**
 * Takes what is typed for a conversation without a look at where the focus is, and what was typed while it loaded. One that
 * was just chosen gives its field the focus, unless that would bring up a keyboard on the screen.
 */
export function useTypedAhead(
  conversationId: string,
  field: RefObject<HTMLTextAreaElement | null>,
  write: (text: string) => void,
): void {
  const isTouch = useTouch();
  const latest = useLatest({ write, isTouch });
  useLayoutEffect(() => {
    const focus = () => {
      field.current?.focus();
      return field.current !== null && document.activeElement === field.current;
    };
    const withdraw = offerTarget({ conversationId, focus, write: (text) => latest.current.write(text) });
    if (isAwaited(conversationId) && !latest.current.isTouch && focus()) {
      const end = field.current?.value.length ?? 0;
      field.current?.setSelectionRange(end, end);
    }
    return withdraw;
  }, [conversationId, field, latest]);
}
