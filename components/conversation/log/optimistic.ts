import type { OutboxEntry } from "@/lib/client/outbox";
import type { MessageView } from "@/lib/contract/message";

/**
 * The thread with the replies that the server has not answered yet at its end. A failed message that is being tried again
 * says so at once. A reply that the server has already told us about stands once.
 */
export function withOutbox(messages: MessageView[], outbox: readonly OutboxEntry[]): MessageView[] {
  if (outbox.length === 0) return messages;
  const known = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const bubbles = outbox.flatMap(({ reply, bubble }) => (known.has(reply.clientMessageId) ? [] : [bubble]));
  const retries = new Map(bubbles.flatMap(({ id, retryOfId }) => (retryOfId ? [[retryOfId, id] as const] : [])));
  const marked = messages.map((message) => {
    const retriedById = retries.get(message.id);
    return retriedById ? { ...message, retriedById } : message;
  });
  return [...marked, ...bubbles];
}

/** The thread with our reactions as the agent left them: an emoji, or "" for none, by message id. */
export function withReactions(messages: MessageView[], pending: ReadonlyMap<string, string>): MessageView[] {
  if (pending.size === 0) return messages;
  return messages.map((message) => {
    const emoji = pending.get(message.id);
    if (emoji === undefined) return message;
    const others = message.reactions.filter(({ side }) => side !== "business");
    const ours = emoji === "" ? [] : [{ side: "business" as const, emoji, status: "queued" as const }];
    return { ...message, reactions: [...others, ...ours] };
  });
}
