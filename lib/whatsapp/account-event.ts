import { finiteNumber, objectsOf, shortText, valueAt } from "./bounded";
import type { JsonValue } from "./json";

/** Something that Meta told about a number or its account: the webhook's field, and its value of any shape. */
type Told = { field: string; value: JsonValue };

export type Severity = "info" | "warn" | "danger";

/** What such a word says of a number, where it says it. In Meta's words; limits as tiers. */
export type AccountFacts = {
  quality: string | null;
  messagingLimit: string | null;
  nameDecision: string | null;
  accountStatus: string | null;
};

/** Whether the account's numbers may send, as far as this word decides it. `code`: the error that sending would meet. */
export type SendingVerdict = { kind: "stopped"; code: number } | { kind: "allowed" };

const WORD = 100;
const DETAILS = 500;
/** Meta's codes for an account that is restricted or disabled, and for an app that may not act for it. */
const RESTRICTED = 368;
const DISABLED = 131_031;
const NO_PERMISSION = 10;

/** The events of `account_update` that say how the account stands. */
const STATUS_EVENTS = new Set([
  "ACCOUNT_DELETED",
  "ACCOUNT_VIOLATION",
  "ACCOUNT_RESTRICTION",
  "DISABLED_UPDATE",
  "PARTNER_REMOVED",
  "ACCOUNT_OFFBOARDED",
  "ACCOUNT_RECONNECTED",
]);
const DANGER = new Set([
  "ACCOUNT_DELETED",
  "ACCOUNT_VIOLATION",
  "ACCOUNT_RESTRICTION",
  "PARTNER_REMOVED",
  "ACCOUNT_OFFBOARDED",
  "DISABLE",
  "FLAGGED",
  "CRITICAL",
]);
const WARN = new Set([
  "SCHEDULE_FOR_DISABLE",
  "DOWNGRADE",
  "REJECTED",
  "WARNING",
  "PIN_CHANGED",
  "PIN_RESET_REQUEST",
  "PARTNER_APP_UNINSTALLED",
  "PROFILE_PICTURE_LOST",
]);

/** What happened, in Meta's word: an event, a decision or an alert's type; of a disabled account, which state. */
export function accountEventWord({ field, value }: Told): string {
  const word =
    shortText(valueAt(valueAt(value, "ban_info"), "waba_ban_state"), WORD) ??
    shortText(valueAt(value, "event"), WORD) ??
    shortText(valueAt(value, "decision"), WORD) ??
    shortText(valueAt(valueAt(value, "alert_info"), "alert_type"), WORD);
  return word ?? field.slice(0, WORD);
}

/** How much it matters to whoever looks after the number. */
export function accountEventSeverity(told: Told): Severity {
  const words = [accountEventWord(told), shortText(valueAt(valueAt(told.value, "alert_info"), "alert_severity"), WORD) ?? ""];
  if (words.some((word) => DANGER.has(word))) return "danger";
  return words.some((word) => WARN.has(word) || word.endsWith("_FAILED")) ? "warn" : "info";
}

/** Meta's own words or figures about it; null when the event says all. */
export function accountEventDetails({ field, value }: Told): string | null {
  const alert = valueAt(value, "alert_info");
  const parts = [
    shortText(valueAt(alert, "alert_description"), DETAILS),
    shortText(valueAt(value, "requested_verified_name"), WORD),
    reasonOf(value),
    ...objectsOf(valueAt(value, "restriction_info"), 10).items.map(describeRestriction),
    shortText(valueAt(valueAt(value, "violation_info"), "violation_type"), WORD),
    shortText(valueAt(valueAt(value, "ban_info"), "waba_ban_date"), WORD),
    shortText(valueAt(valueAt(value, "disconnection_info"), "reason"), WORD),
    shortText(valueAt(value, "country"), WORD),
    field === "phone_number_quality_update" || field === "business_capability_update" ? readLimit(value) : null,
  ];
  return shortText(parts.filter((part) => part !== null).join(" · "), DETAILS);
}

/** What it says of the number's quality, limit, name and account. */
export function readAccountFacts(told: Told): AccountFacts {
  const { field, value } = told;
  const event = valueAt(value, "event");
  const decision = shortText(valueAt(value, "decision"), WORD);
  return {
    quality: field === "phone_number_quality_update" ? readQuality(value, event) : null,
    messagingLimit: field === "phone_number_quality_update" || field === "business_capability_update" ? readLimit(value) : null,
    nameDecision: field === "phone_number_name_update" ? decision : null,
    accountStatus: field === "account_review_update" ? decision : readStatus(told),
  };
}

function readStatus(told: Told): string | null {
  const event = valueAt(told.value, "event");
  const isStatus = told.field === "account_update" && typeof event === "string" && STATUS_EVENTS.has(event);
  return isStatus ? accountEventWord(told) : null;
}

/** Whether the account may send after this word; null when it says nothing about it. `now` decides whether a restriction is over. */
export function readSendingVerdict({ field, value }: Told, now: Date): SendingVerdict | null {
  if (field !== "account_update") return null;
  switch (accountEventWord({ field, value })) {
    case "ACCOUNT_DELETED":
    case "DISABLE":
      return { kind: "stopped", code: DISABLED };
    case "PARTNER_REMOVED":
    case "ACCOUNT_OFFBOARDED":
      return { kind: "stopped", code: NO_PERMISSION };
    case "ACCOUNT_RESTRICTION":
      return restrictsReplies(value, now) ? { kind: "stopped", code: RESTRICTED } : null;
    case "REINSTATE":
    case "ACCOUNT_RECONNECTED":
    case "PARTNER_ADDED":
      return { kind: "allowed" };
    default:
      return null;
  }
}

/** A restriction of what the business begins leaves replies alone; one of numbers to be added leaves all messages alone. */
function restrictsReplies(value: JsonValue, now: Date): boolean {
  return objectsOf(valueAt(value, "restriction_info"), 20).items.some((restriction) => {
    const until = finiteNumber(restriction.expiration);
    const isOver = until !== null && until * 1000 <= now.getTime();
    return !isOver && /CUSTOMER_INITIATED|USER_INITIATED|ALL_MESSAG/.test(String(restriction.restriction_type));
  });
}

function readQuality(value: JsonValue, event: JsonValue | undefined): string | null {
  const told = shortText(valueAt(value, "quality_rating") ?? valueAt(value, "new_quality_score"), WORD);
  if (told !== null) return told;
  // A number is flagged when its quality is low; after that it is medium or high, which Meta does not say.
  if (event === "FLAGGED") return "RED";
  return event === "UNFLAGGED" ? "UNKNOWN" : null;
}

/** A tier, or the figure that some webhooks have instead: TIER_250, TIER_1K … TIER_UNLIMITED. */
function readLimit(value: JsonValue): string | null {
  const told = ["max_daily_conversations_per_business", "current_limit", "max_daily_conversation_per_phone"]
    .map((key) => valueAt(value, key))
    .find((limit) => limit !== undefined && limit !== null);
  const figure = finiteNumber(told);
  if (figure === null) return shortText(told, WORD);
  if (figure < 0) return "TIER_UNLIMITED";
  return figure >= 1_000 && figure % 1_000 === 0 ? `TIER_${figure / 1_000}K` : `TIER_${figure}`;
}

function reasonOf(value: JsonValue): string | null {
  const reason = shortText(valueAt(value, "rejection_reason"), WORD);
  return reason === "NONE" ? null : reason;
}

function describeRestriction(restriction: { [key: string]: JsonValue }): string | null {
  const type = shortText(restriction.restriction_type, WORD);
  const until = finiteNumber(restriction.expiration);
  const isDate = until !== null && until > 0 && until < 4_102_444_800;
  return type && isDate ? `${type} (${new Date(until * 1000).toISOString().slice(0, 10)})` : type;
}
