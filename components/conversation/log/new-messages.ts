import type { MessageView } from "@/lib/contract/message";

/** How many messages others wrote after the one that the reader last saw at the end of the log. */
export function countNewSince(messages: MessageView[], seenId: string | null, readerId: string): number {
  if (!seenId) return 0;
  const seen = messages.findIndex((message) => message.id === seenId);
  if (seen < 0) return 0;
  return messages.slice(seen + 1).filter((message) => message.agent?.id !== readerId).length;
}

/** What to say aloud: the contact's messages that came since the last look, oldest first. */
export function arrivalsSince(messages: MessageView[], seenId: string | null): MessageView[] {
  if (!seenId) return [];
  const seen = messages.findIndex((message) => message.id === seenId);
  if (seen < 0) return [];
  return messages.slice(seen + 1).filter((message) => message.direction === "inbound");
}
