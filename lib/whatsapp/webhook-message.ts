import * as z from "zod";
import { isJsonObject, type JsonObject, type JsonValue, textAt } from "./json";
import { maybe } from "./lenient";
import { identify } from "./webhook-contact";
import type { MessageEvent, ReactionEvent, WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId, Wamid } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";

/** The types that a contact can send and that we know the shape of. */
const USER_TYPES = new Set([
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
/** Notices of WhatsApp's, not messages of the contact's. */
const NOTICE_TYPES = new Set(["system", "request_welcome"]);

const Message = z.object({
  id: Wamid,
  timestamp: Timestamp,
  type: z.string().catch("unsupported"),
  from: maybe(z.string()),
  from_user_id: maybe(UserId),
  from_parent_user_id: maybe(UserId),
  group_id: maybe(z.string()),
  context: maybe(z.object({ id: maybe(Wamid) })),
  reaction: maybe(z.object({ message_id: Wamid, emoji: maybe(z.string()) })),
  edit: maybe(z.object({ original_message_id: maybe(Wamid) })),
  revoke: maybe(z.object({ original_message_id: maybe(Wamid) })),
});
type Message = z.infer<typeof Message>;

/** One element of `messages[]` as an event. `at` is its place in the delivery. */
export function readMessage(payload: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Message.safeParse(payload);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const message = parsed.data;
  if (message.group_id !== undefined) return other(context.origin, "group", "message");
  if (NOTICE_TYPES.has(message.type)) {
    return other(context.origin, "system", textAt(payload, "system", "type") ?? message.type);
  }
  const sender = identify(
    { phoneField: message.from, userId: message.from_user_id, parentUserId: message.from_parent_user_id },
    context.contacts,
    { lone: true },
  );
  if (sender.phone === null && sender.userId === null) return malformed(context.origin, at, "names no sender");
  const shared = {
    ...context.origin,
    displayPhoneNumber: context.displayPhoneNumber,
    sender,
    wamid: message.id,
    happenedAt: message.timestamp,
    payload,
  };
  if (message.type !== "reaction") return { kind: "message", ...shared, ...readContent(message, payload) };
  if (message.reaction === undefined) return malformed(context.origin, at, "reaction: names no message");
  return toReaction(shared, message.reaction);
}

function toReaction(
  shared: Omit<ReactionEvent, "kind" | "targetWamid" | "emoji">,
  { message_id, emoji }: NonNullable<Message["reaction"]>,
): ReactionEvent {
  return { kind: "reaction", ...shared, targetWamid: message_id, emoji: emoji ?? "" };
}

function readContent(message: Message, payload: JsonObject): Pick<MessageEvent, "type" | "body" | "quotedWamid" | "opensWindow"> {
  if (message.type === "edit") {
    const quotedWamid = message.edit?.original_message_id ?? null;
    return { type: "edit", body: readEditedBody(payload), quotedWamid, opensWindow: false };
  }
  if (message.type === "revoke") {
    const quotedWamid = message.revoke?.original_message_id ?? null;
    return { type: "revoke", body: null, quotedWamid, opensWindow: false };
  }
  return {
    type: USER_TYPES.has(message.type) ? message.type : "unsupported",
    body: readBody(message.type, payload),
    quotedWamid: message.context?.id ?? null,
    opensWindow: true,
  };
}

function readEditedBody({ edit }: JsonObject): string | null {
  const edited: JsonValue | undefined = isJsonObject(edit) ? edit.message : undefined;
  const type = textAt(edited, "type");
  return type === null ? null : readBody(type, edited);
}

function readBody(type: string, message: JsonValue | undefined): string | null {
  switch (type) {
    case "text":
      return textAt(message, "text", "body");
    case "image":
    case "video":
    case "document":
      return textAt(message, type, "caption");
    case "button":
    case "order":
      return textAt(message, type, "text");
    case "interactive":
      return readChoice(message);
    default:
      return null;
  }
}

/** What the contact chose: the label of a button, or a list's row with its description on a second line. */
function readChoice(message: JsonValue | undefined): string | null {
  const row = [
    textAt(message, "interactive", "list_reply", "title"),
    textAt(message, "interactive", "list_reply", "description"),
  ].filter((line) => line !== null);
  return textAt(message, "interactive", "button_reply", "title") ?? (row.join("\n") || null);
}
