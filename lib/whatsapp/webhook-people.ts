import { classifyIdentifier, type Identity } from "./identity";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { phoneKey } from "./phone-key";
import { identify, readContacts, type WebhookContact } from "./webhook-contact";

/** Somebody whom a delivery names, and Meta's id of the number that it is about, if it says. */
export type NamedPerson = Identity & { phoneNumberId: string | null };

/** The fields in which an element names whom it came from or went to. */
const FIELDS = ["from_user_id", "to_user_id", "recipient_user_id", "user_id", "from", "to", "recipient_id", "wa_id"] as const;

/**
 * Whom a raw delivery names, each once, at most `limit`, in its order: also of elements that cannot be read otherwise. For showing
 * only; who a message is from is decided by `parseDelivery`. Never throws for what is in the bytes.
 */
export function readPeople(body: Uint8Array, limit: number): NamedPerson[] {
  const found: NamedPerson[] = [];
  for (const person of valuesOf(body).flatMap(peopleOf)) {
    if (found.length >= limit) break;
    if (!found.some((known) => isSame(known, person))) found.push(person);
  }
  return found;
}

function valuesOf(body: Uint8Array): JsonObject[] {
  let envelope: unknown;
  try {
    envelope = JSON.parse(new TextDecoder().decode(body));
  } catch {
    // Not JSON: it names nobody, and its error says what it is.
    return [];
  }
  const entries = isJsonObject(envelope) ? objectsOf(envelope.entry) : [];
  return entries.flatMap(({ changes }) => objectsOf(changes)).flatMap(({ value }) => (isJsonObject(value) ? [value] : []));
}

function peopleOf(value: JsonObject): NamedPerson[] {
  const metadata = isJsonObject(value.metadata) ? value.metadata : {};
  const phoneNumberId = typeof metadata.phone_number_id === "string" ? metadata.phone_number_id : null;
  const own =
    typeof metadata.display_phone_number === "string" ? phoneKey(metadata.display_phone_number.replace(/\D/g, "")) : null;
  const contacts = readContacts(value.contacts);
  const lists = Object.entries(value).filter(([name]) => name !== "contacts" && name !== "errors");
  const named = lists.flatMap(([, list]) => objectsOf(list)).map((element) => personOf(element, contacts, own));
  const people = [
    ...named,
    ...contacts.map(({ parentUserId, ...contact }) => ({ ...contact, userId: contact.userId ?? parentUserId })),
  ];
  return people.filter(({ phone, userId }) => phone !== null || userId !== null).map((person) => ({ ...person, phoneNumberId }));
}

/** Whom an element names, beside our own number. */
function personOf(element: JsonObject, contacts: WebhookContact[], own: string | null): Identity {
  const identifiers = FIELDS.flatMap((field) => {
    const identifier = typeof element[field] === "string" ? classifyIdentifier(element[field]) : null;
    return identifier && !(identifier.kind === "phone" && phoneKey(identifier.value) === own) ? [identifier] : [];
  });
  const idOf = (kind: "phone" | "user_id") => identifiers.find((identifier) => identifier.kind === kind)?.value;
  return identify({ phoneField: idOf("phone"), userId: idOf("user_id"), parentUserId: undefined }, contacts);
}

function isSame(one: Identity, other: Identity): boolean {
  if (one.userId !== null && other.userId !== null) return one.userId === other.userId;
  return one.phone !== null && other.phone !== null && phoneKey(one.phone) === phoneKey(other.phone);
}

function objectsOf(list: JsonValue | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
