import type { MessageView } from "@/lib/contract/message";

// Ids of messages are ordered by arrival, which is not the order of the thread: a late webhook arrives now and stands above.

/** The message that arrived last; null in an empty thread. Replies that the server has not answered yet have no place among them. */
export function lastArrivedId(messages: MessageView[]): string | null {
  const ids = messages.filter(isOnServer).map(({ id }) => id);
  return ids.reduce<string | null>((last, id) => (last === null || id > last ? id : last), null);
}

/** How many messages of others arrived after the one that the reader has seen last. */
export function countNewSince(messages: MessageView[], seenId: string | null, readerId: string): number {
  return arrivedSince(messages, seenId).filter(({ agent }) => agent?.id !== readerId).length;
}

/** What to say aloud: the contact's messages that arrived since. */
export function arrivalsSince(messages: MessageView[], seenId: string | null): MessageView[] {
  return arrivedSince(messages, seenId).filter(({ direction }) => direction === "inbound");
}

function arrivedSince(messages: MessageView[], seenId: string | null): MessageView[] {
  if (seenId === null) return [];
  return messages.filter((message) => isOnServer(message) && message.id > seenId);
}

/** An optimistic bubble goes by its client id until the server has named it. */
function isOnServer({ id, clientMessageId }: MessageView): boolean {
  return id !== clientMessageId;
}
