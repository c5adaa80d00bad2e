import { isJsonObject, type JsonObject, type JsonValue, storableJson, storableText, textAt } from "./json";
import { readMetaError } from "./meta-error";
import { readCall, readCallStatus } from "./webhook-call";
import { readContacts } from "./webhook-contact";
import type { Source, WebhookEvent } from "./webhook-event";
import { Timestamp } from "./webhook-field";
import { readHistory, readPastFile } from "./webhook-history";
import { readEcho, readMessage } from "./webhook-message";
import { type ChangeContext, malformed, type Origin, other } from "./webhook-origin";
import { readPhoneBookEntry } from "./webhook-phone-book";
import { readPreference } from "./webhook-preference";
import { readStatus } from "./webhook-status";

export type { WebhookEvent } from "./webhook-event";

/** The only `object` whose entries are WhatsApp's. */
const WHATSAPP = "whatsapp_business_account";

/** The fields that mean that a template's state, quality, category or text changed. */
const TEMPLATE_FIELDS = new Set([
  "message_template_status_update",
  "message_template_quality_update",
  "message_template_components_update",
  "template_category_update",
  "template_correct_category_detection",
]);

/** What Meta tells of a number or its account, outside of conversations. */
const ACCOUNT_FIELDS = new Set([
  "phone_number_quality_update",
  "phone_number_name_update",
  "account_update",
  "account_alerts",
  "account_review_update",
  "business_capability_update",
  "security",
]);

type Read = (raw: JsonObject, at: string, context: ChangeContext) => WebhookEvent | WebhookEvent[];

/** The fields that tell of conversations: their lists and who reads those, and how what they tell came. Any other list is counted. */
const CONVERSATION_FIELDS: ReadonlyMap<string, { source: Source | null; lists: Record<string, Read> }> = new Map([
  ["messages", { source: null, lists: { messages: readMessage, statuses: readStatus } }],
  ["standby", { source: "standby", lists: { messages: readMessage, message_echoes: readEcho, statuses: readStatus } }],
  ["message_echoes", { source: "partner", lists: { message_echoes: readEcho, messages: readEcho, statuses: readStatus } }],
  ["smb_message_echoes", { source: "phone", lists: { message_echoes: readEcho, messages: readEcho, statuses: readStatus } }],
  ["history", { source: null, lists: { history: readHistory, messages: readPastFile } }],
  ["smb_app_state_sync", { source: null, lists: { state_sync: readPhoneBookEntry } }],
  ["calls", { source: null, lists: { calls: readCall, statuses: readCallStatus } }],
  ["user_preferences", { source: null, lists: { user_preferences: readPreference } }],
]);

/** Meta's are 15 or 16 digits. */
const MAX_ID_LENGTH = 128;

/** A delivery that is not JSON, or not the envelope of a webhook. */
export class WebhookParseError extends Error {
  override readonly name = "WebhookParseError";
}

/**
 * The updates of one webhook delivery, in the order Meta wrote them. `body` is the raw request body, its signature
 * already checked. An element that cannot be read becomes a `malformed` event and hides none of its neighbours; strings
 * are safe for Postgres. Throws WebhookParseError when the body as a whole is not a webhook's.
 */
export function parseDelivery(body: Uint8Array): WebhookEvent[] {
  const envelope = parseEnvelope(body);
  if (typeof envelope.object === "string" && envelope.object !== WHATSAPP) {
    return [other({ phoneNumberId: null, wabaId: null }, "object", storableText(envelope.object))];
  }
  return envelope.entry.flatMap((entry, index) => readEntry(entry, `entry[${index}]`));
}

function parseEnvelope(body: Uint8Array): { object: JsonValue | undefined; entry: JsonValue[] } {
  let envelope: unknown;
  try {
    envelope = JSON.parse(new TextDecoder().decode(body));
  } catch (error) {
    throw new WebhookParseError("The body is not JSON.", { cause: error });
  }
  if (!isJsonObject(envelope)) throw new WebhookParseError("The body is not a JSON object.");
  if (!Array.isArray(envelope.entry)) throw new WebhookParseError("The body has no list of entries.");
  return { object: envelope.object, entry: envelope.entry };
}

function readEntry(entry: JsonValue, at: string): WebhookEvent[] {
  const wabaId = isJsonObject(entry) ? readId(entry.id) : null;
  const origin = { phoneNumberId: null, wabaId };
  if (!isJsonObject(entry)) return [malformed(origin, at, "is not an object")];
  if (!Array.isArray(entry.changes)) return [malformed(origin, `${at}.changes`, "is not a list")];
  const told = { wabaId, time: entry.time };
  return entry.changes.flatMap((change, index) => readChange(change, `${at}.changes[${index}]`, told));
}

type Told = { wabaId: string | null; time: JsonValue | undefined };

function readChange(change: JsonValue, at: string, { wabaId, time }: Told): WebhookEvent[] {
  const value = isJsonObject(change) ? change.value : undefined;
  const metadata = isJsonObject(value) && isJsonObject(value.metadata) ? value.metadata : {};
  const origin = { phoneNumberId: readId(metadata.phone_number_id), wabaId };
  if (!isJsonObject(change)) return [malformed(origin, at, "is not an object")];
  const field = typeof change.field === "string" ? storableText(change.field) : guessField(value);
  if (field === null) return [malformed(origin, `${at}.field`, "is missing")];
  if (TEMPLATE_FIELDS.has(field)) return [readTemplate(field, value, origin, time)];
  const isAccount = ACCOUNT_FIELDS.has(field);
  const conversation = CONVERSATION_FIELDS.get(field);
  if (!isAccount && !conversation) return [other(origin, "field", field)];
  if (!isJsonObject(value)) return [malformed(origin, `${at}.value`, "is not an object")];
  if (!conversation) return [readAccount(field, value, `${at}.value`, origin, time)];
  const ownPhone = readText(metadata.display_phone_number)?.replace(/\D/g, "") ?? null;
  const context = { origin, ownPhone, contacts: readContacts(value.contacts), source: conversation.source };
  return readConversationChange(field, value, `${at}.value`, context, conversation.lists);
}

function readTemplate(field: string, value: JsonValue | undefined, origin: Origin, time: JsonValue | undefined): WebhookEvent {
  const storable = value === undefined ? null : storableJson(value);
  const told = isJsonObject(storable) ? storable : null;
  return { kind: "template", ...origin, field, value: told, happenedAt: Timestamp.safeParse(time).data ?? null };
}

function readAccount(field: string, value: JsonObject, at: string, origin: Origin, time: JsonValue | undefined): WebhookEvent {
  const storable = storableJson(value);
  if (!isJsonObject(storable)) return malformed(origin, at, "is nested too deeply");
  return { kind: "account", ...origin, field, value: storable, happenedAt: Timestamp.safeParse(time).data ?? null };
}

function readConversationChange(
  field: string,
  value: JsonObject,
  at: string,
  context: ChangeContext,
  lists: Record<string, Read>,
): WebhookEvent[] {
  const { origin } = context;
  const read = Object.entries(lists).flatMap(([part, readOne]) =>
    readElements(value[part], `${at}.${part}`, origin, (raw, place) => readOne(raw, place, context)),
  );
  const errors = readElements(value.errors, `${at}.errors`, origin, (raw) => other(origin, "errors", errorKey(raw)));
  const uncounted = Object.keys(value).filter(
    (part) => Array.isArray(value[part]) && !Object.hasOwn(lists, part) && part !== "contacts" && part !== "errors",
  );
  return [...read, ...errors, ...uncounted.map((part) => other(origin, "field", `${field}.${storableText(part)}`))];
}

/** Reads each element of a list that may be missing, made safe for Postgres first. */
function readElements(
  list: JsonValue | undefined,
  at: string,
  origin: Origin,
  read: (raw: JsonObject, at: string) => WebhookEvent | WebhookEvent[],
): WebhookEvent[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [malformed(origin, at, "is not a list")];
  return list.flatMap((element, index) => {
    const place = `${at}[${index}]`;
    if (!isJsonObject(element)) return malformed(origin, place, "is not an object");
    const raw = storableJson(element);
    return isJsonObject(raw) ? read(raw, place) : malformed(origin, place, "is nested too deeply");
  });
}

function errorKey(raw: JsonObject): string {
  return String(readMetaError(raw)?.code ?? textAt(raw, "title") ?? "unknown");
}

/** Some of Meta's samples misplace `field`: what holds messages or statuses is a `messages` change, and so on. */
function guessField(value: JsonValue | undefined): string | null {
  if (!isJsonObject(value)) return null;
  if (Array.isArray(value.messages)) return "messages";
  if (Array.isArray(value.calls)) return "calls";
  if (Array.isArray(value.user_preferences)) return "user_preferences";
  if (Array.isArray(value.history)) return "history";
  if (Array.isArray(value.state_sync)) return "smb_app_state_sync";
  return Array.isArray(value.statuses) ? "messages" : null;
}

/** Ids are opaque text; some samples write them as numbers. What fits no index is none. */
function readId(id: JsonValue | undefined): string | null {
  const text = readText(typeof id === "number" ? String(id) : id);
  return text !== null && text.length <= MAX_ID_LENGTH ? text : null;
}

function readText(text: JsonValue | undefined): string | null {
  return typeof text === "string" && text !== "" ? storableText(text) : null;
}
