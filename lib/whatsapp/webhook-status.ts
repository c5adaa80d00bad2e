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
  biz_opaque_callback_data: maybe(z.string().min(1).max(512)),
  errors: maybe(z.array(z.unknown())),
});
type Status = z.infer<typeof Status>;

/** One element of `statuses[]` as an event. `at` is its place in the delivery. */
export function readStatus(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  if (raw.type === "call") return readCallStatus(raw, at, context);
  const parsed = Status.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const status = parsed.data;
  if (status.recipient_type === "group") return other(context.origin, "group", "status");
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
  return {
    phoneField: status.recipient_id,
    userId: status.recipient_user_id,
    parentUserId: status.recipient_parent_user_id ?? status.parent_recipient_user_id ?? status.parent_user_id,
  };
}
