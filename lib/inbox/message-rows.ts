import { v7 as uuidv7 } from "uuid";
import type { InboundMessage } from "./inbound-messages";
import type { ExchangeEvent, Placed } from "./placing";

type MessageLike = Extract<ExchangeEvent, { kind: "message" | "reaction" | "system" }>;

/** The messages to store for what arrived, one a wamid. Ids are made in order of arrival, which is the order of unread messages. */
export function toInboundMessages(placed: readonly Placed[]): InboundMessage[] {
  const byWamid = new Map<string, InboundMessage>();
  for (const { event, conversationId, authorId } of placed) {
    if (!isMessageLike(event)) continue;
    const row = toRow(event, conversationId, authorId);
    // Of a message and its copy, the message counts.
    if (byWamid.get(row.wamid)?.source !== null) byWamid.set(row.wamid, row);
  }
  return [...byWamid.values()];
}

function isMessageLike(event: ExchangeEvent): event is MessageLike {
  return event.kind === "message" || event.kind === "reaction" || event.kind === "system";
}

function toRow(event: MessageLike, conversationId: string, authorId: string | null): InboundMessage {
  const { wamid, happenedAt, payload } = event;
  const common = { id: uuidv7(), conversationId, authorId, wamid, happenedAt, payload };
  if (event.kind === "system") {
    const { body } = event;
    return { ...common, direction: "inbound", source: null, type: "system", body, quotedWamid: null, opensWindow: false };
  }
  const exchanged = { ...common, direction: event.direction, source: event.source };
  if (event.kind === "reaction") {
    return { ...exchanged, type: "reaction", body: event.emoji, quotedWamid: event.targetWamid, opensWindow: false };
  }
  const { type, body, quotedWamid, opensWindow } = event;
  return { ...exchanged, type, body, quotedWamid, opensWindow };
}
