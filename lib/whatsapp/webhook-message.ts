import * as z from "zod";
import type { ReportedStatus } from "./delivery-status";
import { readBody } from "./inbound-body";
import { isJsonObject, type JsonObject, textAt } from "./json";
import { maybe } from "./lenient";
import { phoneKey } from "./phone-key";
import { identify, type Mention, type WebhookContact } from "./webhook-contact";
import type { MessageEvent, Past, Source, WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId, Wamid } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";
import { readSystem } from "./webhook-system";

/** The types that we know the shape of. */
const KNOWN_TYPES = new Set([
  "text",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
  "button",
  "interactive",
  "order",
]);
/** The types whose words can be edited. */
const EDITABLE = new Set(["text", "image", "video", "document"]);

const Message = z.object({
  id: Wamid,
  timestamp: Timestamp,
  type: z.string().catch("unsupported"),
  from: maybe(z.string()),
  from_user_id: maybe(UserId),
  from_parent_user_id: maybe(UserId),
  to: maybe(z.string()),
  to_user_id: maybe(UserId),
  to_parent_user_id: maybe(UserId),
  group_id: maybe(z.string().min(1).max(256)),
  context: maybe(z.object({ id: maybe(Wamid) })),
  reaction: maybe(z.object({ message_id: Wamid, emoji: maybe(z.string().max(64)) })),
  edit: maybe(z.object({ original_message_id: Wamid, message: z.custom<JsonObject>(isJsonObject) })),
  revoke: maybe(z.object({ original_message_id: Wamid })),
  history_context: maybe(z.object({ status: maybe(z.string()) })),
});
type Message = z.infer<typeof Message>;

/**
 * One element of `messages[]` as an event. `at` is its place in the delivery. Where somebody else answers for the number, what
 * that one wrote comes in the same list: it names whom it was written to.
 */
export function readMessage(payload: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Message.safeParse(payload);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const message = parsed.data;
  const isEcho = context.source === "standby" && (message.to !== undefined || message.to_user_id !== undefined);
  if (isEcho) return toEvent(message, payload, at, context, "outbound");
  if (message.type === "request_welcome") return other(context.origin, "system", message.type);
  if (message.type !== "system") return toEvent(message, payload, at, context, "inbound");
  if (message.group_id !== undefined) return other(context.origin, "group", "system");
  return readSystem(
    payload,
    { wamid: message.id, happenedAt: message.timestamp, from: mentionOf(message, "inbound") },
    at,
    context,
  );
}

/** How far a message of before had come, as the phone says. One that is still to leave the phone has been taken, no more. */
const PAST_STATUSES: Readonly<Record<string, ReportedStatus>> = {
  PENDING: "accepted",
  SENT: "sent",
  DELIVERED: "delivered",
  READ: "read",
  PLAYED: "played",
  ERROR: "failed",
};

/**
 * A message from before the number was here, in a conversation with `thread`; of a file that comes later, null: then it says itself
 * whose it is, or its message does. What the business wrote was written on the phone. WhatsApp's own notices of then move nobody now.
 */
export function readPastMessage(
  payload: JsonObject,
  at: string,
  context: ChangeContext,
  thread: WebhookContact | null,
): WebhookEvent {
  const parsed = Message.safeParse(payload);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const message = parsed.data;
  if (message.group_id !== undefined) return other(context.origin, "group", "history");
  if (message.type === "system") return other(context.origin, "system", "history");
  const direction = isOfBusiness(message, context.ownPhone, thread) ? "outbound" : "inbound";
  const contacts = thread ? [thread] : context.contacts;
  const told = message.history_context?.status?.toUpperCase() ?? "";
  const past: Past = { status: Object.hasOwn(PAST_STATUSES, told) ? (PAST_STATUSES[told] ?? null) : null };
  const source = direction === "outbound" ? "phone" : null;
  return toEvent(message, payload, at, { ...context, contacts, source, past, thread }, direction);
}

/** Whoever is not the one it was written with is us. Without a thread, whoever has our number. */
function isOfBusiness({ from, from_user_id }: Message, ownPhone: string | null, thread: WebhookContact | null): boolean {
  if (from === undefined) return from_user_id === undefined;
  const phone = phoneKey(from.replace(/^\+/, ""));
  if (ownPhone !== null && phone === phoneKey(ownPhone)) return true;
  if (ownPhone !== null || thread?.phone === null || thread === null) return false;
  return phone !== phoneKey(thread.phone);
}

/** One element of `message_echoes[]`: what somebody else wrote for our number. */
export function readEcho(payload: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Message.safeParse(payload);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  return toEvent(parsed.data, payload, at, context, "outbound");
}

function toEvent(
  message: Message,
  payload: JsonObject,
  at: string,
  context: ChangeContext & { past?: Past; thread?: WebhookContact | null },
  direction: MessageEvent["direction"],
): WebhookEvent {
  const past = context.past ?? null;
  const contact = context.thread
    ? identify(mentionIn(context.thread), context.contacts)
    : identify(mentionOf(message, direction), context.contacts, { lone: true });
  const groupId = message.group_id ?? null;
  const isNobody = contact.phone === null && contact.userId === null;
  // What is written to a group is written to nobody in particular; what the phone sent before may be known by its id alone.
  const mayBeNobody = direction === "outbound" && (groupId !== null || past !== null);
  if (isNobody && !mayBeNobody) return malformed(context.origin, at, `names no ${personOf(direction)}`);
  const shared = {
    ...context.origin,
    direction,
    source: sourceOf(context.source, direction),
    contact,
    groupId,
    wamid: message.id,
    happenedAt: message.timestamp,
    past,
    payload,
  };
  const misshapen = complaintAbout(message.type, payload);
  if (misshapen !== null) return malformed(context.origin, at, misshapen);
  if (message.type !== "reaction") return { kind: "message", ...shared, ...readContent(message, payload, shared) };
  if (message.reaction === undefined) return malformed(context.origin, at, "reaction: names no message");
  const { message_id: targetWamid, emoji = "" } = message.reaction;
  return { kind: "reaction", ...shared, targetWamid, emoji };
}

/**
 * What is wrong with the object that a known type goes with. One that is missing is no fault of a message whose errors say why,
 * as they do of a file that Meta could not fetch; a text is nothing without its words.
 */
function complaintAbout(type: string, payload: JsonObject): string | null {
  if (!KNOWN_TYPES.has(type)) return null;
  const content = payload[type];
  if (content === undefined && type !== "text") return null;
  if (type === "contacts") return Array.isArray(content) ? null : "contacts: is no list";
  if (!isJsonObject(content)) return `${type}: is no object`;
  return type !== "text" || typeof content.body === "string" ? null : "text.body: is no text";
}

function mentionIn({ phone, userId, parentUserId }: WebhookContact): Mention {
  return { phoneField: phone ?? undefined, userId: userId ?? undefined, parentUserId: parentUserId ?? undefined };
}

function mentionOf(message: Message, direction: MessageEvent["direction"]): Mention {
  return direction === "inbound"
    ? { phoneField: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id }
    : { phoneField: message.to, userId: message.to_user_id, parentUserId: message.to_parent_user_id };
}

function personOf(direction: MessageEvent["direction"]): string {
  return direction === "inbound" ? "sender" : "recipient";
}

/** While another one answers for the number, what goes out is that one's. */
function sourceOf(source: Source | null, direction: MessageEvent["direction"]): Source | null {
  return direction === "outbound" && source === "standby" ? "partner" : source;
}

type Content = Pick<MessageEvent, "type" | "body" | "quotedWamid" | "opensWindow">;

function readContent(
  message: Message,
  payload: JsonObject,
  { direction, groupId, past }: Pick<MessageEvent, "direction" | "groupId" | "past">,
): Content {
  const { edit, revoke } = message;
  const editedType = textAt(edit?.message, "type") ?? "";
  if (message.type === "edit" && edit && EDITABLE.has(editedType)) {
    const body = readBody(editedType, edit.message);
    return { type: "edit", body, quotedWamid: edit.original_message_id, opensWindow: false };
  }
  if (message.type === "revoke" && revoke) {
    return { type: "revoke", body: null, quotedWamid: revoke.original_message_id, opensWindow: false };
  }
  const isKnown = KNOWN_TYPES.has(message.type) || (direction === "outbound" && message.type === "template");
  return {
    type: isKnown ? message.type : "unsupported",
    body: isKnown ? readBody(message.type, payload) : null,
    quotedWamid: message.context?.id ?? null,
    // A group can only be read here, so there is no window to open; nor does Meta open one for what was written before.
    opensWindow:
      direction === "inbound" && groupId === null && past === null && message.type !== "edit" && message.type !== "revoke",
  };
}
