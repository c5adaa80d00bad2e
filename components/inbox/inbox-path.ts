import { type FilterQuery, withFilter } from "./list-filter";

const INBOX = "/inbox";
const CONVERSATION = /^\/inbox\/([0-9a-f-]{36})$/i;

/** The conversation that a path opens; null on the list alone. */
export function openConversationId(pathname: string): string | null {
  return CONVERSATION.exec(pathname)?.[1] ?? null;
}

/** The address of a conversation, or of none, beside a list. */
export function inboxHref(conversationId: string | null, query: FilterQuery): string {
  return withFilter(conversationId === null ? INBOX : `${INBOX}/${conversationId}`, query);
}
