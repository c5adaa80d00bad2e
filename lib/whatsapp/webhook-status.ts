import * as z from "zod";
import { isJsonObject, type JsonObject } from "./json";
import { maybe } from "./lenient";
import { readToldErrors } from "./meta-error";
import { readCallStatus } from "./webhook-call";
import { identify, type Mention } from "./webhook-contact";
import type { StatusEvent, WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId, Wamid } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";

const KNOWN_STATUS = z.enum(["sent", "delivered", "read", "played", "failed"] satisfies StatusEvent["status"][]);

const Status = z.object({
  id: Wamid,
  status: z.string(),
  timestamp: Timestamp,
  recipient_type: maybe(z.string()),
  recipient_id: maybe(z.string()),
  recipient_user_id: maybe(UserId),
  // Meta's own pages spell the parent in three ways.
  recipient_parent_user_id: maybe(UserId),
  parent_recipient_user_id: maybe(UserId),
  parent_user_id: maybe(UserId),
  // Of a message to a group: which of its people. Meta's pages spell the field in two ways.
  recipient_participant_id: maybe(z.string()),
  participant_recipient_id: maybe(z.string()),
  recipient_participant_user_id: maybe(UserId),
  biz_opaque_callback_data: maybe(z.string().min(1).max(512)),
  errors: maybe(z.array(z.unknown())),
});
type Status = z.infer<typeof Status>;

/**
 * One element of `statuses[]` as an event. `at` is its place in the delivery. Of a message to a group there is one for each of its
 * people: the message has come as far as it has come with anybody, and failed only while it has come to nobody.
 */
export function readStatus(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  if (raw.type === "call") return readCallStatus(raw, at, context);
  const parsed = Status.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const status = parsed.data;
  const known = KNOWN_STATUS.safeParse(status.status);
  if (!known.success) return other(context.origin, "status", status.status);
  return {
    kind: "status",
    ...context.origin,
    wamid: status.id,
    status: known.data,
    happenedAt: status.timestamp,
    callbackData: status.biz_opaque_callback_data ?? null,
    error: status.errors ? readToldErrors(status.errors) : null,
    pricing: isJsonObject(raw.pricing) ? raw.pricing : null,
    // The contact beside it may be somebody who wrote in the same delivery: only a named recipient is one.
    recipient: identify(toMention(status), context.contacts),
  };
}

function toMention(status: Status): Mention {
  if (status.recipient_type === "group") return toParticipant(status);
  return {
    phoneField: status.recipient_id,
    userId: status.recipient_user_id,
    parentUserId: status.recipient_parent_user_id ?? status.parent_recipient_user_id ?? status.parent_user_id,
  };
}

/** The recipient of such a status is the group: nobody. */
function toParticipant(status: Status): Mention {
  return {
    phoneField: status.recipient_participant_id ?? status.participant_recipient_id,
    userId: status.recipient_participant_user_id ?? status.recipient_user_id,
    parentUserId: undefined,
  };
}
