import type { MessageView } from "@/lib/contract/message";

/** Whether what a message says can be sent to somebody else: words, files that are here, places and cards. */
export function canForward({ id, clientMessageId, type, text, attachments, content, revokedAt, template }: MessageView): boolean {
  // What the server does not have yet has no id of its own.
  if (id === clientMessageId || revokedAt || template) return false;
  if (attachments.length > 0) return type !== "interactive" && attachments.every(({ state }) => state === "ready");
  if (type === "text") return text !== null;
  return content?.kind === "location" || content?.kind === "contacts";
}
