import { v7 as uuidv7 } from "uuid";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { InboundMessage } from "./inbound-messages";
import { isPlaceholder } from "./past-messages";
import type { ExchangeEvent, Placed } from "./placing";

type MessageLike = Extract<ExchangeEvent, { kind: "message" | "reaction" | "system" }>;

/** The messages to store for what arrived, each once, whichever of its ids it came under. Ids are made in order of arrival, which is the order of unread messages. */
export function toInboundMessages(placed: readonly Placed[]): InboundMessage[] {
  const once = new Map<string, InboundMessage>();
  const names = new Map<string, string>();
  for (const { event, conversationId, authorId } of placed) {
    if (!isMessageLike(event)) continue;
    const row = toRow(event, conversationId, authorId);
    const identity = identityOf(row);
    const name = names.get(identity) ?? row.wamid;
    names.set(identity, name);
    const known = once.get(name);
    if (!known || precedence(row) > precedence(known)) once.set(name, row);
  }
  return [...once.values()];
}

/** The same for both ids of a message: see `insertInbound` for what may share a token and is another message. */
function identityOf({ wamid, conversationId, type, happenedAt, metaAt }: InboundMessage): string {
  const key = wamidKey(wamid);
  return key === null ? wamid : [conversationId, key, type, (metaAt ?? happenedAt).getTime()].join(" ");
}

/** All that came as history: of what also came live, too. */
export function toPastMessages(placed: readonly Placed[]): InboundMessage[] {
  return placed.flatMap(({ event, conversationId, authorId }) =>
    isMessageLike(event) && event.kind !== "system" && event.past ? [toRow(event, conversationId, authorId)] : [],
  );
}

/** Of a message and its copy, the message counts; and what happens before what was; and a file before the word that there is one. */
function precedence(row: InboundMessage): number {
  if (row.isHistory) return isPlaceholder(row) ? 0 : 1;
  return row.source === null ? 3 : 2;
}

function isMessageLike(event: ExchangeEvent): event is MessageLike {
  return event.kind === "message" || event.kind === "reaction" || event.kind === "system";
}

function toRow(event: MessageLike, conversationId: string, authorId: string | null): InboundMessage {
  const { wamid, happenedAt, metaAt = null, payload } = event;
  const common = { id: uuidv7(), conversationId, authorId, wamid, happenedAt, metaAt, payload };
  if (event.kind === "system") {
    const { body } = event;
    const notice = { direction: "inbound", source: null, type: "system", isHistory: false, status: null } as const;
    return { ...common, ...notice, body, quotedWamid: null, opensWindow: false };
  }
  const status = event.direction === "outbound" ? (event.past?.status ?? "sent") : null;
  const exchanged = { ...common, direction: event.direction, source: event.source, isHistory: event.past !== null, status };
  if (event.kind === "reaction") {
    return { ...exchanged, type: "reaction", body: event.emoji, quotedWamid: event.targetWamid, opensWindow: false };
  }
  const { type, body, quotedWamid, opensWindow } = event;
  return { ...exchanged, type, body, quotedWamid, opensWindow };
}
