import type { CallFacts } from "./call";
import type { ReportedStatus } from "./delivery-status";
import type { Identity } from "./identity";
import type { Handle } from "./inbound-system";
import type { JsonObject } from "./json";
import type { MetaError, ToldError } from "./meta-error";

/** Which of our numbers and accounts an update is about, as far as it says. */
type Addressed = { phoneNumberId: string | null; wabaId: string | null };

/** How a message came that did not come to us, or from us: see `MessageSource` in the data model. */
export type Source = "phone" | "standby" | "partner";

/** What makes a message one of before: it was on the number's phone when the number came here. `status`: how far it came by then. */
export type Past = { status: ReportedStatus | null };

/** What a message and a reaction share. An outbound one was written by somebody else who answers for our number. */
type Exchanged = Addressed & {
  direction: "inbound" | "outbound";
  source: Source | null;
  /** Who wrote it; of an outbound one, to whom. In a group, its author. */
  contact: Identity;
  /** The group that it was written in. */
  groupId: string | null;
  wamid: string;
  happenedAt: Date;
  /** Null = it is happening now. */
  past: Past | null;
  /** Meta's own time, where that was ahead of when we received it and `happenedAt` is that. Between two of one clock this decides. */
  metaAt?: Date;
  /** Meta's whole message object. */
  payload: JsonObject;
};

/** Somebody wrote. Unknown types are `unsupported`. */
export type MessageEvent = Exchanged & {
  kind: "message";
  type: string;
  /** Text, caption, or the words that stand for the message in a list; null when it has none. */
  body: string | null;
  /** The message it answers, changes (`edit`) or takes back (`revoke`). */
  quotedWamid: string | null;
  opensWindow: boolean;
};

/** Somebody reacted to a message; an empty `emoji` takes the reaction back. */
export type ReactionEvent = Exchanged & { kind: "reaction"; targetWamid: string; emoji: string };

/** WhatsApp's own word about a contact. `previous`: what the contact was known by until now, if that changed. */
export type SystemEvent = Addressed & {
  kind: "system";
  contact: Identity;
  previous: Handle | null;
  wamid: string;
  happenedAt: Date;
  metaAt?: Date;
  body: string | null;
  payload: JsonObject;
};

/** A report about a call: one of several. */
export type CallEvent = Addressed & {
  kind: "call";
  callId: string;
  contact: Identity;
  /** Null when the report does not say who called. */
  direction: "inbound" | "outbound" | null;
  happenedAt: Date;
  facts: CallFacts;
};

/** Whether the contact wants marketing messages, from now on. */
export type PreferenceEvent = Addressed & { kind: "preference"; contact: Identity; isStopped: boolean; happenedAt: Date };

/** How far a message of ours has come. `recipient` may be wholly unknown. */
export type StatusEvent = Addressed & {
  kind: "status";
  wamid: string;
  status: Exclude<ReportedStatus, "accepted">;
  happenedAt: Date;
  /** What we sent as `biz_opaque_callback_data`. */
  callbackData: string | null;
  error: ToldError | null;
  pricing: JsonObject | null;
  recipient: Identity;
};

/**
 * Something about the account's templates changed: sync them. What Meta says of it (see `readTemplateNews`) and when, if it does;
 * null otherwise.
 */
export type TemplateEvent = Addressed & { kind: "template"; field: string; value: JsonObject | null; happenedAt: Date | null };

/** Meta told something about a number or its account, outside of conversations. */
export type AccountEvent = Addressed & {
  kind: "account";
  field: string;
  value: JsonObject;
  /** Null when Meta did not say. */
  happenedAt: Date | null;
};

/** A part of what a number's phone shares of its past, with how much is through; or why it shares nothing. */
export type PhoneHistoryEvent = Addressed & {
  kind: "phone_history";
  /** Null when Meta did not say which part it is. */
  part: { phase: number; chunkOrder: number; progress: number | null } | null;
  messages: number;
  error: MetaError | null;
};

/** The address book of a number's phone: what it calls somebody from now on; null = nobody's name any more. */
export type PhoneBookEvent = Addressed & {
  kind: "phone_book";
  phone: string | null;
  userId: string | null;
  name: string | null;
  happenedAt: Date;
};

/** Understood, and no concern of this version: counted under `tally` and `key`; the raw delivery keeps it. */
export type OtherEvent = Addressed & {
  kind: "other";
  tally: "object" | "field" | "group" | "system" | "status" | "errors";
  key: string;
};

/** An element that could not be read. `at` is where it stands in the delivery, `reason` what is wrong with it. */
export type MalformedEvent = Addressed & { kind: "malformed"; at: string; reason: string };

/** One update out of a webhook delivery. */
export type WebhookEvent =
  | MessageEvent
  | ReactionEvent
  | SystemEvent
  | CallEvent
  | PreferenceEvent
  | StatusEvent
  | TemplateEvent
  | AccountEvent
  | PhoneHistoryEvent
  | PhoneBookEvent
  | OtherEvent
  | MalformedEvent;
