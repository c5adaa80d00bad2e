import { CARD_LINES_MAX, CONTACTS_MAX, type ContactCard } from "@/lib/contract/contact-card";
import { type Bounded, bounded, objectsOf, shortText, valueAt } from "./bounded";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { formatPhone } from "./phone";
import { parseVCard, type VCard } from "./vcard";

const SHORT = 200;

/** The cards of a `contacts` message, from their fields, or from the vCard where a field is missing. */
export function readCards(payload: JsonValue): { cards: ContactCard[]; leftOut: number } {
  const { items: cards, leftOut } = bounded(objectsIn(valueAt(payload, "contacts")), CONTACTS_MAX, readCard);
  return { cards, leftOut };
}

/** Whether the contact sent the card because we asked for it. Meta writes it beside the cards or inside them. */
export function isRequestedCard(payload: JsonValue): boolean {
  const origins = [valueAt(payload, "origin"), ...objectsOf(valueAt(payload, "contacts"), 1).items.map(({ origin }) => origin)];
  return origins.includes("contact_request");
}

function readCard(raw: JsonObject): ContactCard {
  const vcard = parseVCard(typeof raw.vcard === "string" ? raw.vcard : "");
  const phones = readPhones(raw, vcard);
  const emails = readLines(raw.emails, "email", SHORT, vcard.emails);
  const urls = readLines(raw.urls, "url", 2_000, vcard.urls);
  const addresses = readAddresses(raw, vcard);
  const leftOut = phones.leftOut + emails.leftOut + urls.leftOut + addresses.leftOut;
  const card = {
    phones: phones.items,
    emails: emails.items.map(({ value, ...rest }) => ({ email: value, ...rest })),
    urls: urls.items.map(({ value, ...rest }) => ({ url: value, ...rest })),
    addresses: addresses.items,
    ...(leftOut > 0 ? { leftOut } : {}),
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

function readPhones(raw: JsonObject, vcard: VCard): Bounded<ContactCard["phones"][number]> {
  const listed = linesOf(objectsIn(raw.phones), (item) => {
    const waId = shortText(item.wa_id, SHORT);
    const phone = shortText(item.phone, SHORT) ?? (waId && formatPhone(waId));
    return phone ? { phone, ...optional("waId", waId), ...optional("type", shortText(item.type, SHORT)) } : null;
  });
  if (listed.items.length > 0) return listed;
  return linesOf(vcard.phones, ({ value, waId, type }) => {
    const phone = shortText(value, SHORT);
    return phone ? { phone, ...optional("waId", waId), ...optional("type", type) } : null;
  });
}

function readAddresses(raw: JsonObject, vcard: VCard): Bounded<ContactCard["addresses"][number]> {
  const listed = linesOf(objectsIn(raw.addresses), (item) => {
    const lines = ["street", "city", "state", "zip", "country"].map((key) => shortText(item[key], SHORT));
    const text = shortText(lines.filter((line) => line !== null).join(", "), 1_000);
    return text ? { text, ...optional("type", shortText(item.type, SHORT)) } : null;
  });
  if (listed.items.length > 0) return listed;
  const { items, leftOut } = typedLines(vcard.addresses, 1_000);
  return { items: items.map(({ value, ...rest }) => ({ text: value, ...rest })), leftOut };
}

type Typed = { value: string; type?: string };

function readLines(raw: JsonValue | undefined, key: string, max: number, otherwise: VCard["emails"]): Bounded<Typed> {
  const listed = linesOf(objectsIn(raw), (item) => {
    const value = shortText(item[key], max);
    return value ? { value, ...optional("type", shortText(item.type, SHORT)) } : null;
  });
  return listed.items.length > 0 ? listed : typedLines(otherwise, max);
}

function typedLines(values: VCard["emails"], max: number): Bounded<Typed> {
  return linesOf(values, ({ value, type }) => {
    const text = shortText(value, max);
    return text ? { value: text, ...optional("type", type) } : null;
  });
}

/** The lines that say something, and how many are not read. */
function linesOf<Raw, Line>(list: readonly Raw[], read: (raw: Raw) => Line | null): Bounded<Line> {
  const { items, leftOut } = bounded(list, CARD_LINES_MAX, read);
  return { items: items.filter((line) => line !== null), leftOut };
}

function objectsIn(list: JsonValue | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function textIn(object: JsonValue | undefined, key: string): string | null {
  return isJsonObject(object) ? shortText(object[key], SHORT) : null;
}

function optional<Key extends string>(key: Key, value: string | null): { [name in Key]?: string } {
  const entry: { [name in Key]?: string } = {};
  const text = shortText(value ?? undefined, SHORT);
  if (text) entry[key] = text;
  return entry;
}
