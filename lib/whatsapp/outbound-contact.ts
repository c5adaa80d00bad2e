import type { ContactCard } from "@/lib/contract/contact-card";
import type { JsonObject } from "./json";

/** A person's card in Meta's field names. An address is one line of ours, which goes into the street. */
export function contactObject(card: ContactCard): JsonObject {
  const { phones, emails, urls, addresses, company, title, birthday } = card;
  const org = { ...(company ? { company } : {}), ...(title ? { title } : {}) };
  return {
    name: nameObject(card),
    ...listOf("phones", phones, ({ phone, waId, type }) => ({ phone, ...typed(type), ...(waId ? { wa_id: waId } : {}) })),
    ...listOf("emails", emails, ({ email, type }) => ({ email, ...typed(type) })),
    ...listOf("urls", urls, ({ url, type }) => ({ url, ...typed(type) })),
    ...listOf("addresses", addresses, ({ text, type }) => ({ street: text, ...typed(type) })),
    ...(Object.keys(org).length > 0 ? { org } : {}),
    ...(birthday && /^\d{4}-\d{2}-\d{2}$/.test(birthday) ? { birthday } : {}),
  };
}

/** Meta wants a part of the name besides the whole. */
function nameObject({ name, firstName, lastName }: ContactCard): JsonObject {
  const parts = { ...(firstName ? { first_name: firstName } : {}), ...(lastName ? { last_name: lastName } : {}) };
  return { formatted_name: name, ...(Object.keys(parts).length > 0 ? parts : { first_name: name }) };
}

function listOf<Item>(key: string, items: readonly Item[], toObject: (item: Item) => JsonObject): JsonObject {
  return items.length === 0 ? {} : { [key]: items.map(toObject) };
}

function typed(type: string | undefined): JsonObject {
  return type ? { type } : {};
}
