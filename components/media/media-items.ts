import type { GalleryItem } from "@/lib/client/gallery";
import type { MessageView } from "@/lib/contract/message";
import { isDrawable } from "./drawable";

/** The photos and videos of some messages that can be shown, in the messages' order. */
export function mediaOf(messages: readonly MessageView[]): GalleryItem[] {
  return messages.flatMap(({ id: messageId, happenedAt, attachments }) =>
    attachments
      .filter((attachment) => attachment.kind !== "sticker" && isDrawable(attachment))
      .map((attachment) => ({ messageId, happenedAt, attachment })),
  );
}

/** Everything of both, each once, oldest first; the files of one message in its own order. */
export function mergeMedia(one: readonly GalleryItem[], other: readonly GalleryItem[]): GalleryItem[] {
  const items = new Map([...one, ...other].map((item) => [item.attachment.id, item]));
  return [...items.values()].sort(
    (a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt) || compare(a.messageId, b.messageId),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
