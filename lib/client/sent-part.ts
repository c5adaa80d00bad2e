import { type AttachmentView, type FileView, MediaKind } from "@/lib/contract/attachment";
import { filesOf } from "@/lib/contract/interactive";
import type { MessageView } from "@/lib/contract/message";
import type { ReplyPart } from "./reply-parts";

/**
 * What a message of ours was made of, to be written and sent again: words, file with its caption, place, cards, buttons. Null for
 * what cannot be put back, such as a template, or a file that is gone.
 */
export function toPart(message: MessageView): ReplyPart | null {
  const { type, text, content, attachments, direction } = message;
  if (direction !== "outbound" || message.revokedAt !== null) return null;
  if (type === "text") return text === null ? null : { kind: "text", text };
  if (content?.kind === "location") return { kind: "location", place: content.place };
  if (content?.kind === "contacts") return { kind: "contacts", cards: content.cards };
  if (content?.kind === "interactive") {
    const files = attachments.flatMap((attachment) => toFile(attachment) ?? []);
    const isWhole = filesOf(content.interactive).every(({ fileId }) => files.some(({ id }) => id === fileId));
    return isWhole ? { kind: "interactive", interactive: content.interactive, files } : null;
  }
  const as = MediaKind.safeParse(type);
  const [attachment] = attachments;
  const file = attachment && toFile(attachment);
  if (!as.success || !file) return null;
  return { kind: "media", file, as: as.data, isVoice: attachment.isVoice, caption: text ?? "" };
}

/** The file of a sent message as it was when it was uploaded: WhatsApp takes it as what it went as. */
function toFile({ fileId, fileName, url, thumbnailUrl, file, kind }: AttachmentView): FileView | null {
  if (!fileId || !file || url === null) return null;
  return { id: fileId, fileName, url, thumbnailUrl, ...file, sendableAs: [kind], problem: null };
}
