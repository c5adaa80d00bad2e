import type { ReportedStatus } from "./delivery-status";
import type { Identity } from "./identity";
import type { JsonObject } from "./json";
import type { MetaError } from "./meta-error";

/** Which of our numbers and accounts an update is about, as far as it says. */
type Addressed = { phoneNumberId: string | null; wabaId: string | null };

/** The contact wrote. Unknown types are `unsupported`; `payload` is Meta's whole message object in every case. */
export type MessageEvent = Addressed & {
  kind: "message";
  displayPhoneNumber: string | null;
  sender: Identity;
  wamid: string;
  happenedAt: Date;
  type: string;
  /** Text, caption, button text or the title of a list choice; null when the message has no words of its own. */
  body: string | null;
  payload: JsonObject;
  /** The message it answers, changes (`edit`) or takes back (`revoke`). */
  quotedWamid: string | null;
  opensWindow: boolean;
};

/** The contact reacted to a message; an empty `emoji` takes the reaction back. */
export type ReactionEvent = Addressed & {
  kind: "reaction";
  displayPhoneNumber: string | null;
  sender: Identity;
  wamid: string;
  happenedAt: Date;
  targetWamid: string;
  emoji: string;
  payload: JsonObject;
};

/** How far a message of ours has come. `recipient` may be wholly unknown. */
export type StatusEvent = Addressed & {
  kind: "status";
  wamid: string;
  status: Exclude<ReportedStatus, "accepted">;
  happenedAt: Date;
  /** What we sent as `biz_opaque_callback_data`. */
  callbackData: string | null;
  error: MetaError | null;
  pricing: JsonObject | null;
  recipient: Identity;
};

/** Something about the account's templates changed: sync them. */
type TemplateEvent = Addressed & { kind: "template"; field: string };

/** Understood, and no concern of this version: counted under `tally` and `key`; the raw delivery keeps it. */
export type OtherEvent = Addressed & {
  kind: "other";
  tally: "object" | "field" | "standby" | "group" | "system" | "status" | "errors";
  key: string;
};

/** An element that could not be read. `at` is where it stands in the delivery, `reason` what is wrong with it. */
export type MalformedEvent = Addressed & { kind: "malformed"; at: string; reason: string };

/** One update out of a webhook delivery. */
export type WebhookEvent = MessageEvent | ReactionEvent | StatusEvent | TemplateEvent | OtherEvent | MalformedEvent;
