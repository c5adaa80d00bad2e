import { CONTACTS_MAX, type ContactCard } from "@/lib/contract/contact-card";
import { objectsOf, shortText, valueAt } from "./bounded";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { formatPhone } from "./phone";
import { parseVCard, type VCard } from "./vcard";

const SHORT = 200;
const MAX_ITEMS = 20;

/** The cards of a `contacts` message, from their fields, or from the vCard where a field is missing. */
export function readCards(payload: JsonValue): ContactCard[] {
  return objectsOf(valueAt(payload, "contacts"), CONTACTS_MAX).map(readCard);
}

/** Whether the contact sent the card because we asked for it. Meta writes it beside the cards or inside them. */
export function isRequestedCard(payload: JsonValue): boolean {
  const origins = [valueAt(payload, "origin"), ...objectsOf(valueAt(payload, "contacts"), 1).map(({ origin }) => origin)];
  return origins.includes("contact_request");
}

function readCard(raw: JsonObject): ContactCard {
  const vcard = parseVCard(typeof raw.vcard === "string" ? raw.vcard : "");
  const card = {
    phones: readPhones(raw, vcard),
    emails: list(raw.emails, "email", SHORT, vcard.emails).map(({ value, ...rest }) => ({ email: value, ...rest })),
    urls: list(raw.urls, "url", 2_000, vcard.urls).map(({ value, ...rest }) => ({ url: value, ...rest })),
    addresses: readAddresses(raw, vcard),
    ...optional("firstName", textIn(raw.name, "first_name") ?? vcard.firstName),
    ...optional("lastName", textIn(raw.name, "last_name") ?? vcard.lastName),
    ...optional("company", textIn(raw.org, "company") ?? vcard.company),
    ...optional("title", textIn(raw.org, "title") ?? vcard.title),
    ...optional("birthday", shortText(raw.birthday, SHORT) ?? vcard.birthday),
  };
  return { name: nameOf(raw, vcard, card), ...card };
}

function nameOf(raw: JsonObject, vcard: VCard, card: Omit<ContactCard, "name">): string {
  const given = [textIn(raw.name, "first_name"), textIn(raw.name, "last_name")].filter((part) => part !== null).join(" ");
  const name = textIn(raw.name, "formatted_name") ?? shortText(vcard.name ?? given, SHORT);
  return name ?? card.phones[0]?.phone ?? card.emails[0]?.email ?? card.company ?? "?";
}

function readPhones(raw: JsonObject, vcard: VCard): ContactCard["phones"] {
  const listed = objectsOf(raw.phones, MAX_ITEMS).flatMap((item) => {
    const waId = shortText(item.wa_id, SHORT);
    const phone = shortText(item.phone, SHORT) ?? (waId && formatPhone(waId));
    return phone ? [{ phone, ...optional("waId", waId), ...optional("type", shortText(item.type, SHORT)) }] : [];
  });
  if (listed.length > 0) return listed;
  return vcard.phones.slice(0, MAX_ITEMS).flatMap(({ value, waId, type }) => {
    const phone = shortText(value, SHORT);
    return phone ? [{ phone, ...optional("waId", waId), ...optional("type", type) }] : [];
  });
}

function readAddresses(raw: JsonObject, vcard: VCard): ContactCard["addresses"] {
  const listed = objectsOf(raw.addresses, MAX_ITEMS).flatMap((item) => {
    const lines = ["street", "city", "state", "zip", "country"].map((key) => shortText(item[key], SHORT));
    const text = shortText(lines.filter((line) => line !== null).join(", "), 1_000);
    return text ? [{ text, ...optional("type", shortText(item.type, SHORT)) }] : [];
  });
  if (listed.length > 0) return listed;
  return items(vcard.addresses, 1_000).map(({ value, ...rest }) => ({ text: value, ...rest }));
}

type Typed = { value: string; type?: string };

function list(raw: JsonValue | undefined, key: string, max: number, otherwise: VCard["emails"]): Typed[] {
  const listed = objectsOf(raw, MAX_ITEMS).flatMap((item) => {
    const value = shortText(item[key], max);
    return value ? [{ value, ...optional("type", shortText(item.type, SHORT)) }] : [];
  });
  return listed.length > 0 ? listed : items(otherwise, max);
}

function items(values: VCard["emails"], max: number): Typed[] {
  return values.slice(0, MAX_ITEMS).flatMap(({ value, type }) => {
    const text = shortText(value, max);
    return text ? [{ value: text, ...optional("type", type) }] : [];
  });
}

function textIn(object: JsonValue | undefined, key: string): string | null {
  return isJsonObject(object) ? shortText(object[key], SHORT) : null;
}

function optional<Key extends string>(key: Key, value: string | null): { [name in Key]?: string } {
  const entry: { [name in Key]?: string } = {};
  if (value) entry[key] = value.slice(0, SHORT);
  return entry;
}
