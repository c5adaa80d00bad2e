import * as z from "zod";
import { type CallFacts, readCallFacts } from "./call";
import type { JsonObject } from "./json";
import { maybe } from "./lenient";
import { identify } from "./webhook-contact";
import type { CallEvent, WebhookEvent } from "./webhook-event";
import { firstComplaint, Timestamp, UserId, Wamid } from "./webhook-field";
import { type ChangeContext, malformed, other } from "./webhook-origin";

/** A day: no call lasts longer. */
const MAX_SECONDS = 86_400;

const Seconds = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
]);

const Call = z.object({
  id: Wamid,
  timestamp: Timestamp,
  event: z.string(),
  direction: maybe(z.string()),
  from: maybe(z.string()),
  from_user_id: maybe(UserId),
  to: maybe(z.string()),
  to_user_id: maybe(UserId),
  // Seen as one word and as a list of one.
  status: maybe(z.union([z.string(), z.array(z.string()).transform(([first]) => first)])),
  start_time: maybe(Timestamp),
  duration: maybe(Seconds.pipe(z.number().min(0).max(MAX_SECONDS))),
  errors: maybe(z.array(z.unknown())),
});
type Call = z.infer<typeof Call>;

const CallStatus = z.object({
  id: Wamid,
  timestamp: Timestamp,
  status: z.string(),
  recipient_id: maybe(z.string()),
  recipient_user_id: maybe(UserId),
});

const STAGES = { RINGING: "ringingAt", ACCEPTED: "acceptedAt", REJECTED: "rejectedAt" } as const;

/** One element of `calls[]` as an event. `at` is its place in the delivery. */
export function readCall(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = Call.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const call = parsed.data;
  if (call.event !== "connect" && call.event !== "terminate") return other(context.origin, "field", `calls.${call.event}`);
  const direction = directionOf(call, context);
  const mention =
    direction === "inbound"
      ? { phoneField: call.from, userId: call.from_user_id, parentUserId: undefined }
      : { phoneField: call.to, userId: call.to_user_id, parentUserId: undefined };
  const contact = identify(mention, context.contacts, { lone: true });
  if (contact.phone === null && contact.userId === null) return malformed(context.origin, at, "names nobody");
  const happenedAt = call.start_time !== undefined && call.start_time < call.timestamp ? call.start_time : call.timestamp;
  return { kind: "call", ...context.origin, callId: call.id, contact, direction, happenedAt, facts: readFacts(call) };
}

/** One element of the `statuses[]` of calls: how far a call of ours has come. */
export function readCallStatus(raw: JsonObject, at: string, context: ChangeContext): WebhookEvent {
  const parsed = CallStatus.safeParse(raw);
  if (!parsed.success) return malformed(context.origin, at, firstComplaint(parsed.error));
  const { id: callId, status, timestamp: happenedAt, recipient_id, recipient_user_id } = parsed.data;
  const stage = Object.hasOwn(STAGES, status) ? STAGES[status as keyof typeof STAGES] : null;
  if (stage === null) return other(context.origin, "status", `call.${status}`);
  const mention = { phoneField: recipient_id, userId: recipient_user_id, parentUserId: undefined };
  const contact = identify(mention, context.contacts, { lone: true });
  if (contact.phone === null && contact.userId === null) return malformed(context.origin, at, "names nobody");
  const facts = { ...readCallFacts(undefined), [stage]: happenedAt.toISOString() };
  return { kind: "call", ...context.origin, callId, contact, direction: null, happenedAt, facts };
}

function directionOf({ direction, from }: Call, { ownPhone }: ChangeContext): CallEvent["direction"] & string {
  if (direction !== undefined) return direction === "BUSINESS_INITIATED" ? "outbound" : "inbound";
  return ownPhone !== null && from === ownPhone ? "outbound" : "inbound";
}

function readFacts(call: Call): CallFacts {
  const at = call.timestamp.toISOString();
  const nothing = readCallFacts(undefined);
  if (call.event === "connect") return { ...nothing, connectedAt: at };
  return {
    ...nothing,
    acceptedAt: call.start_time?.toISOString() ?? null,
    terminatedAt: at,
    hasFailed: call.status === "FAILED" || (call.errors?.length ?? 0) > 0,
    durationSeconds: call.duration ?? null,
  };
}
