import type { MediaGlance } from "@/lib/contract/attachment";
import type { MessageView } from "@/lib/contract/message";

/** What one line about a message needs of its first file; null when it has none. */
export function mediaGlance({ attachments: [first] }: Pick<MessageView, "attachments">): MediaGlance | null {
  if (!first) return null;
  const { isVoice, fileName, thumbnailUrl, file } = first;
  return { isVoice, fileName, thumbnailUrl, durationMs: file?.durationMs ?? null };
}
