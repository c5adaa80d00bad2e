import type { ConversationRow } from "@/lib/contract/conversation";

/** A row of the list, quiet unless told otherwise. Its name is its id. */
export function row(id: string, changes: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    state: "open",
    contact: { id: `contact-${id}`, name: id, phone: null, username: null, isGroup: false },
    number: { id: "number", name: "Lisbon store" },
    assignee: null,
    window: { closesAt: null, lastInboundAt: null, refused: false },
    unreadCount: 0,
    markedUnread: false,
    unanswered: false,
    lastActivityAt: "2026-03-02T13:14:00.000Z",
    preview: null,
    draft: null,
    ...changes,
  };
}

/** A moment of the day that the rows live in. */
export function at(clock: string): { lastActivityAt: string } {
  return { lastActivityAt: `2026-03-02T${clock}:00.000Z` };
}
