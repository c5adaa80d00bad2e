import { timeOrderedId } from "@/lib/time-ordered-id";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { InboundMessage } from "./inbound-messages";
import { isPlaceholder } from "./past-messages";
import type { ExchangeEvent, Placed } from "./placing";

type MessageLike = Extract<ExchangeEvent, { kind: "message" | "reaction" | "system" }>;

/** The messages to store for what arrived, each once, whichever of its ids it came under. Ids are made in order of arrival, which is the order of unread messages. */
export function toInboundMessages(placed: readonly Placed[]): InboundMessage[] {
  const once: InboundMessage[] = [];
  const places = new Map<string, number[]>();
  for (const { event, conversationId, authorId } of placed) {
    if (!isMessageLike(event)) continue;
    const row = toRow(event, conversationId, authorId);
    const ids = [row.wamid, sharedId(row)];
    const place =
      ids.flatMap((id) => places.get(id) ?? []).find((known) => once[known] && isSame(once[known], row)) ?? once.length;
    const known = once[place];
    if (!known || precedence(row) > precedence(known)) once[place] = row;
    for (const id of ids) places.set(id, [...new Set([...(places.get(id) ?? []), place])]);
  }
  return once;
}

/** The same for both ids of a message. */
function sharedId({ wamid, conversationId, happenedAt, metaAt }: InboundMessage): string {
  const key = wamidKey(wamid);
  return key === null ? wamid : [conversationId, key, (metaAt ?? happenedAt).getTime()].join(" ");
}

/** See `isSameMessage` for what may share a token and is another message. */
function isSame(known: InboundMessage, row: InboundMessage): boolean {
  return known.wamid === row.wamid || known.type === row.type || isPlaceholder(known) || isPlaceholder(row);
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
  const common = { id: timeOrderedId(), conversationId, authorId, wamid, happenedAt, metaAt, payload };
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
