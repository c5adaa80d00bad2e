import type { ReplyPart } from "@/lib/client/reply-parts";
import { toPart } from "@/lib/client/sent-part";
import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { MessageView } from "@/lib/contract/message";
import { failureAdvice } from "./message/failure-advice";

/** How far each of an agent's messages had come at the last look, by message id. */
export type SeenStatuses = ReadonlyMap<string, DeliveryStatus>;

export function statusesOf(messages: MessageView[]): SeenStatuses {
  return new Map(messages.flatMap(({ id, status }) => (status ? [[id, status] as const] : [])));
}

/**
 * What a closed window has refused of an agent's since the last look, in the order in which it was sent: it goes back to the
 * composer, words, files and all. What had failed before is left alone, or a discarded draft would come back with every visit.
 */
export function newlyRefused(messages: MessageView[], seen: SeenStatuses, agentId: string): ReplyPart[] {
  return messages.flatMap((message) => {
    // It may fail before the page has it from the server: until then it was the bubble of the outbox.
    const before = seen.get(message.id) ?? seen.get(message.clientMessageId ?? "");
    const isNews = before !== undefined && before !== "failed" && message.agent?.id === agentId;
    const advice = isNews ? failureAdvice(message, false) : null;
    return advice?.kind === "failed" && advice.words === "windowClosed" ? (toPart(message) ?? []) : [];
  });
}
