import { visibleName } from "@/lib/contract/visible-text";
import { formatPhone } from "./phone";

/** Who wrote, or to whom we wrote, as far as a webhook says. Of a sender, `phone` or `userId` is known. */
export type Identity = {
  /** WhatsApp's wa_id: digits only. Null for people who do not share their number. */
  phone: string | null;
  /** The business-scoped user id (BSUID), whole. */
  userId: string | null;
  profileName: string | null;
  /** Without the leading "@". */
  username: string | null;
};

const PHONE = /^\d{6,15}$/;
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * What an identifier is, whatever field it came in: WhatsApp was seen to put a BSUID into `wa_id` and `from`. A leading
 * "+" is not part of a phone. Null = neither.
 */
export function classifyIdentifier(value: string): { kind: "phone" | "user_id"; value: string } | null {
  const digits = value.startsWith("+") ? value.slice(1) : value;
  if (PHONE.test(digits)) return { kind: "phone", value: digits };
  return USER_ID.test(value) ? { kind: "user_id", value } : null;
}

/**
 * What to call a contact: the name the team gave, else that of the phone's address book, else WhatsApp's profile name, the username,
 * the phone, or the end of the BSUID. Never blank, and on one line.
 */
export function displayName(contact: {
  name: string | null;
  phoneBookName: string | null;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  userId: string | null;
}): string {
  const name = visibleName(contact.name) ?? visibleName(contact.phoneBookName) ?? visibleName(contact.profileName);
  if (name !== null) return name;
  const username = visibleName(contact.username);
  if (username !== null) return `@${username}`;
  if (contact.waId) return formatPhone(contact.waId);
  return `WhatsApp user …${contact.userId?.slice(-6) ?? ""}`;
}
