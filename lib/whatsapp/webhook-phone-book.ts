import * as z from "zod";
import { shortText } from "./bounded";
import { classifyIdentifier } from "./identity";
import type { JsonObject } from "./json";
import { maybe } from "./lenient";
import type { WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";

/** More than a phone shows. */
const MAX_NAME = 256;
const NOT_DIGITS = /[^\d+]/g;

const Entry = z.object({
  type: z.string().catch("contact"),
  action: z.string(),
  contact: z.object({
    full_name: maybe(z.string()),
    first_name: maybe(z.string()),
    phone_number: maybe(z.string()),
    user_id: maybe(UserId),
  }),
  metadata: z.object({ timestamp: Timestamp }),
});

/** One element of `state_sync[]`: somebody in the address book of the number's phone. `at` is its place in the delivery. */
export function readPhoneBookEntry(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Entry.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const { type, action, contact, metadata } = parsed.data;
  if (type !== "contact") return other(context.origin, "field", `smb_app_state_sync.${type}`);
  if (action !== "add" && action !== "remove") return other(context.origin, "field", `smb_app_state_sync.${action}`);
  const identifier = contact.phone_number === undefined ? null : readIdentifier(contact.phone_number);
  const phone = identifier?.kind === "phone" ? identifier.value : null;
  const userId = contact.user_id ?? (identifier?.kind === "user_id" ? identifier.value : null);
  if (phone === null && userId === null) return malformed(context.origin, at, "names nobody");
  const name = action === "remove" ? null : (shortText(contact.full_name, MAX_NAME) ?? shortText(contact.first_name, MAX_NAME));
  return { kind: "phone_book", ...context.origin, phone, userId, name, happenedAt: metadata.timestamp };
}

/** People write phones with blanks and hyphens into their address books. */
function readIdentifier(text: string) {
  return classifyIdentifier(text) ?? classifyIdentifier(text.replaceAll(NOT_DIGITS, ""));
}
