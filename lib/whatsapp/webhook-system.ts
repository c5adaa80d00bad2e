import { shortText } from "./bounded";
import type { Identity } from "./identity";
import { readSystemChange } from "./inbound-system";
import { isJsonObject, type JsonObject } from "./json";
import { identify, type Mention } from "./webhook-contact";
import type { WebhookEvent } from "./webhook-event";
import { type ChangeContext, malformed } from "./webhook-origin";

type Envelope = { wamid: string; happenedAt: Date; from: Mention };

const MAX_BODY = 1_000;

/** A `system` message: who it is about, and who that was before. `at` is its place in the delivery. */
export function readSystem(
  payload: JsonObject,
  { wamid, happenedAt, from }: Envelope,
  at: string,
  context: ChangeContext,
): WebhookEvent {
  const { change, before, after } = readSystemChange(payload);
  const hasMoved = (change === "number" || change === "user_id") && isSomebody(after) && isSomebody(before);
  const contact: Identity = hasMoved
    ? identify(toMention(after), context.contacts)
    : identify(from, context.contacts, { lone: true });
  const known = isSomebody(contact) ? contact : { ...contact, ...(isSomebody(after) ? after : before) };
  if (!isSomebody(known)) return malformed(context.origin, at, "system: names nobody");
  const body = isJsonObject(payload.system) ? shortText(payload.system.body, MAX_BODY) : null;
  return {
    kind: "system",
    ...context.origin,
    contact: known,
    previous: hasMoved ? before : null,
    wamid,
    happenedAt,
    body,
    payload,
  };
}

function isSomebody({ phone, userId }: { phone: string | null; userId: string | null }): boolean {
  return phone !== null || userId !== null;
}

function toMention({ phone, userId }: { phone: string | null; userId: string | null }): Mention {
  return { phoneField: phone ?? undefined, userId: userId ?? undefined, parentUserId: undefined };
}
