import type { WebhookContact } from "./webhook-contact";
import type { MalformedEvent, OtherEvent, Source } from "./webhook-event";

/** Tallies are keyed by what Meta sends: bounded, so that they fit an index and a screen. */
const MAX_KEY_LENGTH = 100;

/** Which number and account a change is about. */
export type Origin = { phoneNumberId: string | null; wabaId: string | null };

/** What the updates of one change share. `ownPhone`: the digits of our number, if it says them. */
export type ChangeContext = { origin: Origin; ownPhone: string | null; contacts: WebhookContact[]; source: Source | null };

/** An update that is counted, not shown. */
export function other(origin: Origin, tally: OtherEvent["tally"], key: string): OtherEvent {
  return { kind: "other", ...origin, tally, key: key.slice(0, MAX_KEY_LENGTH).toWellFormed() };
}

/** An element that cannot be read, where it stands and why. */
export function malformed(origin: Origin, at: string, reason: string): MalformedEvent {
  return { kind: "malformed", ...origin, at, reason };
}
