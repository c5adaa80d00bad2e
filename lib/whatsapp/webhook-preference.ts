import * as z from "zod";
import type { JsonObject } from "./json";
import { maybe } from "./lenient";
import { identify } from "./webhook-contact";
import type { WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";

const MARKETING = "marketing_messages";
/** Whether each word stops them. A sign-up is a wish for them. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ["stop", true],
  ["resume", false],
  ["signup", false],
]);

const Preference = z.object({
  wa_id: maybe(z.string()),
  user_id: maybe(UserId),
  parent_user_id: maybe(UserId),
  category: maybe(z.string()),
  value: z.string(),
  timestamp: Timestamp,
});

/** One element of `user_preferences[]` as an event. `at` is its place in the delivery. */
export function readPreference(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Preference.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const { wa_id, user_id, parent_user_id, category = MARKETING, value, timestamp: happenedAt } = parsed.data;
  const isStopped = WORDS.get(value);
  if (category !== MARKETING || isStopped === undefined)
    return other(context.origin, "field", `user_preferences.${category}.${value}`);
  const mention = { phoneField: wa_id, userId: user_id, parentUserId: parent_user_id };
  const contact = identify(mention, context.contacts, { lone: true });
  if (contact.phone === null && contact.userId === null) return malformed(context.origin, at, "names nobody");
  return { kind: "preference", ...context.origin, contact, isStopped, happenedAt };
}
