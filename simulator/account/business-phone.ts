/** Somebody in the address book of the business's own phone. */
export type BookEntry = { name: string; phone: string };

/** What Meta is asked to have the phone share. */
export type SyncType = "smb_app_state_sync" | "history";

/** The WhatsApp Business app on the phone of a number that is on the Cloud API as well. */
export class BusinessPhone {
  /** By phone: digits. */
  readonly book = new Map<string, BookEntry>();
  /** Whoever has the phone lets its messages be shared. */
  sharesHistory = true;
  /** Messages in one webhook at most. */
  perChunk = 100;
  /** What Meta has been asked for: each once. */
  readonly asked = new Set<SyncType>();
}
