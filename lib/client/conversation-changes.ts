import type { QueryClient } from "@tanstack/react-query";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { send } from "./api";
import { keys } from "./query-keys";

/** A change of a conversation: what is asked of the server, and how it shows until the answer. */
export type ConversationChange = {
  method: "PUT" | "DELETE";
  resource: "assignment" | "resolution" | "read-marker";
  body?: object;
  patch: Partial<ConversationDetail>;
};

export const RESOLVE: ConversationChange = { method: "PUT", resource: "resolution", patch: { state: "resolved" } };
export const REOPEN: ConversationChange = { method: "DELETE", resource: "resolution", patch: { state: "open" } };
export const MARK_UNREAD: ConversationChange = { method: "DELETE", resource: "read-marker", patch: { markedUnread: true } };

/** null = to nobody. */
export function assignTo(assignee: AgentSummary | null): ConversationChange {
  const change = { resource: "assignment", patch: { assignee } } as const;
  return assignee ? { ...change, method: "PUT", body: { assigneeId: assignee.id } } : { ...change, method: "DELETE" };
}

/** Everything up to a message was read. */
export function readUpTo(upToMessageId: string): ConversationChange {
  return { method: "PUT", resource: "read-marker", body: { upToMessageId }, patch: { unreadCount: 0, markedUnread: false } };
}

/** Changes a conversation; shown at once, and brought back to what the server has in the end. Throws ApiError or NetworkError. */
export async function changeConversation(client: QueryClient, id: string, change: ConversationChange): Promise<void> {
  client.setQueryData<ConversationDetail>(keys.conversation(id), (known) => (known ? { ...known, ...change.patch } : known));
  try {
    await send(change.method, `/api/conversations/${id}/${change.resource}`, change.body);
  } finally {
    void client.invalidateQueries({ queryKey: keys.conversation(id) });
    void client.invalidateQueries({ queryKey: keys.summary });
  }
}
