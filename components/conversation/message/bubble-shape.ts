import { isUndrawable } from "@/components/media/drawable";
import type { MessageView } from "@/lib/contract/message";

/**
 * How a bubble stands. `bare`: without a ground, as stickers do · `picture`: as wide as its picture, whose caption wraps
 * beneath it · `words`: as wide as what it says.
 */
export type BubbleShape = "bare" | "picture" | "words";

export function bubbleShape({ attachments, content, template, quoted, referral, revokedAt }: MessageView): BubbleShape {
  const [first] = attachments;
  if (!first || revokedAt) return "words";
  if (content?.kind === "interactive" && content.interactive.type === "carousel") return "words";
  if (template?.cards?.length || isUndrawable(first)) return "words";
  if (first.kind === "sticker" && !quoted) return "bare";
  if (first.kind !== "image" && first.kind !== "video") return "words";
  return template || content || quoted || referral || first.state === "ready" || first.state === "waiting" ? "picture" : "words";
}
