import type { MessageView } from "@/lib/contract/message";

/** WhatsApp takes reactions and quotes for thirty days. */
const REACTION_MAX_AGE_MS = 30 * 86_400_000;

/** WhatsApp lets a business react to what the contact wrote, for thirty days, while the service window is open. */
export function canReact(message: MessageView, isWindowOpen: boolean, now: Date): boolean {
  return (
    isWindowOpen &&
    message.direction === "inbound" &&
    isMessageOnPhone(message) &&
    now.getTime() - Date.parse(message.happenedAt) < REACTION_MAX_AGE_MS
  );
}

/** Only what WhatsApp knows by an id of its own can be quoted. */
export function canQuote(message: MessageView, isWindowOpen: boolean): boolean {
  return isWindowOpen && isMessageOnPhone(message) && (message.direction === "inbound" || isWithWhatsApp(message));
}

/** What the contact's phone shows as a message that one can answer. */
function isMessageOnPhone({ type, revokedAt, isOriginalMissing }: MessageView): boolean {
  return !isOriginalMissing && revokedAt === null && type !== "unsupported" && type !== "system" && type !== "call";
}

function isWithWhatsApp({ status }: MessageView): boolean {
  return status === "accepted" || status === "sent" || status === "delivered" || status === "read" || status === "played";
}

/** What "Copy" puts on the clipboard; null when a message has no words. */
export function copyableText({ text, template, attachments }: MessageView): string | null {
  if (template) return [template.header, template.body, template.footer].filter(Boolean).join("\n");
  return text ?? attachments[0]?.fileName ?? null;
}
