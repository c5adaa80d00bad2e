import * as z from "zod";
import { classifyIdentifier, type Identity } from "./identity";
import { type JsonValue, storableJson } from "./json";
import { maybe } from "./lenient";
import { phoneKey } from "./phone-key";
import { UserId } from "./webhook-field";

const Contact = z.object({
  wa_id: maybe(z.string()),
  user_id: maybe(UserId),
  parent_user_id: maybe(UserId),
  profile: maybe(z.object({ name: maybe(z.string()), username: maybe(z.string()) })),
});

/** The fields in which Meta names a person. The phone's may hold a user id; any may be missing. */
export type Mention = {
  phoneField: string | undefined;
  userId: string | undefined;
  parentUserId: string | undefined;
};

type Identifiers = { phone: string | null; userId: string | null; parentUserId: string | null };

/** One element of `contacts[]`. */
export type WebhookContact = Identifiers & { profileName: string | null; username: string | null };

/** The contacts of a change. Those that cannot be read are left out: a message still names its sender itself. */
export function readContacts(raw: JsonValue | undefined): WebhookContact[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((element) => {
    const parsed = Contact.safeParse(storableJson(element));
    return parsed.success ? [toWebhookContact(parsed.data)] : [];
  });
}

/**
 * The person that a message or a status is about. Contacts are matched by user id first, then by phone, however
 * its country writes it, never by position; with `lone`, an only contact also stands for a mention that names nobody. A parent user id serves only where
 * there is no other.
 */
export function identify(mention: Mention, contacts: WebhookContact[], { lone = false } = {}): Identity {
  const named = readIdentifiers(mention);
  const contact = findContact(named, contacts, lone);
  return {
    phone: named.phone ?? contact?.phone ?? null,
    userId: named.userId ?? contact?.userId ?? contact?.parentUserId ?? named.parentUserId,
    profileName: contact?.profileName ?? null,
    username: contact?.username ?? null,
  };
}

/** A contact as Meta describes one. */
export function toWebhookContact({ wa_id, user_id, parent_user_id, profile }: z.infer<typeof Contact>): WebhookContact {
  return {
    ...readIdentifiers({ phoneField: wa_id, userId: user_id, parentUserId: parent_user_id }),
    profileName: profile?.name?.trim() || null,
    username: profile?.username?.trim().replace(/^@/, "") || null,
  };
}

function readIdentifiers({ phoneField, userId, parentUserId }: Mention): Identifiers {
  const identifier = phoneField === undefined ? null : classifyIdentifier(phoneField);
  return {
    phone: identifier?.kind === "phone" ? identifier.value : null,
    userId: userId ?? (identifier?.kind === "user_id" ? identifier.value : null),
    parentUserId: parentUserId ?? null,
  };
}

function findContact(named: Identifiers, contacts: WebhookContact[], lone: boolean): WebhookContact | undefined {
  const { phone, userId, parentUserId } = named;
  if (phone === null && userId === null && parentUserId === null) return lone && contacts.length === 1 ? contacts[0] : undefined;
  return (
    contacts.find((contact) => userId !== null && contact.userId === userId) ??
    contacts.find((contact) => phone !== null && contact.phone === phone) ??
    contacts.find((contact) => phone !== null && contact.phone !== null && phoneKey(contact.phone) === phoneKey(phone)) ??
    contacts.find((contact) => parentUserId !== null && contact.parentUserId === parentUserId)
  );
}
