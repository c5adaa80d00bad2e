import type { MessageView } from "@/lib/contract/message";
import type { ThreadItem } from "./thread-items";

/** About as many characters fit a line of the widest bubble. */
const LINE_LENGTH = 62;
const LINE_PX = 20;

/** How high a row will about be, in pixels, before it has been measured: the better the guess, the steadier the scroll bar. */
export function estimateRow(item: ThreadItem | undefined): number {
  if (!item) return 0;
  if (item.kind === "message") return bubbleHeight(item.message) + (item.endsRun ? 10 : 3);
  if (item.kind === "day") return 50;
  return item.kind === "unread" ? 44 : 32;
}

function bubbleHeight(message: MessageView): number {
  const text = message.text ?? "";
  const lines = text.split("\n").reduce((count, line) => count + Math.max(1, Math.ceil((line.length + 14) / LINE_LENGTH)), 0);
  const template = message.template;
  return (
    13 +
    lines * LINE_PX +
    (message.quoted ? 52 : 0) +
    (message.reactions.length > 0 ? 14 : 0) +
    (message.status === "failed" || message.status === "unknown" ? 90 : 0) +
    (template ? 16 + (template.header ? LINE_PX : 0) + template.buttons.length * 31 : 0) +
    (message.type === "text" || template ? 0 : 42)
  );
}
