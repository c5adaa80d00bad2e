import { isJsonObject, type JsonObject, type JsonValue, storableJson, storableText, textAt } from "./json";
import { readMetaError } from "./meta-error";
import { readContacts } from "./webhook-contact";
import type { WebhookEvent } from "./webhook-event";
import { readMessage } from "./webhook-message";
import { type ChangeContext, malformed, type Origin, other } from "./webhook-origin";
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

/** The parts of a `messages` change that are read; any other list in it is counted. */
const READ_PARTS = new Set(["contacts", "messages", "statuses", "errors"]);

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
  return entry.changes.flatMap((change, index) => readChange(change, `${at}.changes[${index}]`, wabaId));
}

function readChange(change: JsonValue, at: string, wabaId: string | null): WebhookEvent[] {
  const value = isJsonObject(change) ? change.value : undefined;
  const metadata = isJsonObject(value) && isJsonObject(value.metadata) ? value.metadata : {};
  const origin = { phoneNumberId: readId(metadata.phone_number_id), wabaId };
  if (!isJsonObject(change)) return [malformed(origin, at, "is not an object")];
  const field = typeof change.field === "string" ? storableText(change.field) : guessField(value);
  if (field === null) return [malformed(origin, `${at}.field`, "is missing")];
  if (TEMPLATE_FIELDS.has(field)) return [{ kind: "template", ...origin, field }];
  if (field === "standby") return [other(origin, "standby", origin.phoneNumberId ?? "unknown")];
  if (field !== "messages") return [other(origin, "field", field)];
  if (!isJsonObject(value)) return [malformed(origin, `${at}.value`, "is not an object")];
  return readMessagesChange(value, `${at}.value`, {
    origin,
    displayPhoneNumber: readText(metadata.display_phone_number),
    contacts: readContacts(value.contacts),
  });
}

function readMessagesChange(value: JsonObject, at: string, context: ChangeContext): WebhookEvent[] {
  const { origin } = context;
  const uncounted = Object.keys(value).filter((part) => !READ_PARTS.has(part) && Array.isArray(value[part]));
  return [
    ...readElements(value.messages, `${at}.messages`, origin, (raw, place) => readMessage(raw, place, context)),
    ...readElements(value.statuses, `${at}.statuses`, origin, (raw, place) => readStatus(raw, place, context)),
    ...readElements(value.errors, `${at}.errors`, origin, (raw) => other(origin, "errors", errorKey(raw))),
    ...uncounted.map((part) => other(origin, "field", `messages.${storableText(part)}`)),
  ];
}

/** Reads each element of a list that may be missing, made safe for Postgres first. */
function readElements(
  list: JsonValue | undefined,
  at: string,
  origin: Origin,
  read: (raw: JsonObject, at: string) => WebhookEvent,
): WebhookEvent[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return [malformed(origin, at, "is not a list")];
  return list.map((element, index) => {
    const place = `${at}[${index}]`;
    if (!isJsonObject(element)) return malformed(origin, place, "is not an object");
    const raw = storableJson(element);
    return isJsonObject(raw) ? read(raw, place) : malformed(origin, place, "is nested too deeply");
  });
}

function errorKey(raw: JsonObject): string {
  return String(readMetaError(raw)?.code ?? textAt(raw, "title") ?? "unknown");
}

/** Some of Meta's samples misplace `field`: what holds messages or statuses is a `messages` change. */
function guessField(value: JsonValue | undefined): string | null {
  return isJsonObject(value) && (Array.isArray(value.messages) || Array.isArray(value.statuses)) ? "messages" : null;
}

/** Ids are opaque text; some samples write them as numbers. */
function readId(id: JsonValue | undefined): string | null {
  return readText(typeof id === "number" ? String(id) : id);
}

function readText(text: JsonValue | undefined): string | null {
  return typeof text === "string" && text !== "" ? storableText(text) : null;
}
