import { frameSize } from "@/components/media/frame-size";
import type { AttachmentView } from "@/lib/contract/attachment";
import type { MessageContent } from "@/lib/contract/content";
import type { MessageView } from "@/lib/contract/message";
import type { ThreadItem } from "./thread-items";

/** About as many characters fit a line of the widest bubble. */
const LINE_LENGTH = 62;
const LINE_PX = 20;
/** Where there are no words the stamp has a line of its own. */
const STAMP_PX = 18;
const LINE_ROW_PX = 28;

/** How high a row will about be, in pixels, before it has been measured: the better the guess, the steadier the scroll bar. */
export function estimateRow(item: ThreadItem | undefined): number {
  if (!item) return 0;
  if (item.kind === "message") return bubbleHeight(item.message) + (item.endsRun ? 10 : 3);
  if (item.kind === "day") return 50;
  return item.kind === "unread" ? 44 : 32;
}

function bubbleHeight(message: MessageView): number {
  if (message.content?.kind === "call" || message.content?.kind === "system") return LINE_ROW_PX;
  const template = message.template;
  return (
    13 +
    wordsHeight(message) +
    (message.quoted ? 52 : 0) +
    (message.referral ? 80 : 0) +
    (message.reactions.length > 0 ? 14 : 0) +
    (message.status === "failed" || message.status === "unknown" ? 90 : 0) +
    (template ? 16 + (template.header ? LINE_PX : 0) + template.buttons.length * 31 : 0) +
    message.attachments.slice(0, 1).reduce((sum, attachment) => sum + attachmentHeight(attachment), 0) +
    contentHeight(message.content)
  );
}

function wordsHeight({ text, type, attachments, content }: MessageView): number {
  if (!text && (attachments.length > 0 || content)) return STAMP_PX;
  return (text ?? "").split("\n").reduce((count, line) => count + linesOf(line), 0) * LINE_PX + (type === "text" ? 0 : 2);
}

function linesOf(line: string): number {
  return Math.max(1, Math.ceil((line.length + 14) / LINE_LENGTH));
}

function attachmentHeight({ kind, file }: AttachmentView): number {
  switch (kind) {
    case "image":
    case "video":
      return frameSize(file?.width ?? null, file?.height ?? null).height + 4;
    case "sticker":
      return 144;
    case "audio":
      return 38;
    case "document":
      return 44;
  }
}

/** Heights of what is not words: measured on the page of all bubbles, and no closer than a scroll bar needs. */
function contentHeight(content: MessageContent | null): number {
  switch (content?.kind) {
    case "location":
      return 210;
    case "contacts":
      return Math.min(content.cards.length, 3) * 100;
    case "form":
      return 30 + Math.min(content.answers.length, 8) * 43;
    case "order":
      return 50 + Math.min(content.items.length, 6) * 46;
    case "interactive":
      return content.interactive.type === "carousel" ? 260 : 60;
    case "unsupported":
      return 70;
    default:
      return content ? 36 : 0;
  }
}
