/** A status that a number can have. Only a connected one is good. */
export const NUMBER_STATUSES = [
  "CONNECTED",
  "PENDING",
  "OFFLINE",
  "FLAGGED",
  "RESTRICTED",
  "RATE_LIMITED",
  "BANNED",
  "DISCONNECTED",
  "DELETED",
  "MIGRATED",
  "UNVERIFIED",
  "UNKNOWN",
] as const;
type NumberStatus = (typeof NUMBER_STATUSES)[number];

/** What Meta says of the business's number when it is asked, which follows what it has told by webhook. */
export type NumberState = {
  verifiedName: string;
  status: NumberStatus;
  quality: "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
  messagingLimit: string;
  newNameStatus: "NONE" | "APPROVED" | "DECLINED" | "PENDING_REVIEW";
  canSend: "AVAILABLE" | "LIMITED" | "BLOCKED";
  codeVerification: "VERIFIED" | "NOT_VERIFIED" | "EXPIRED";
  nameStatus: "APPROVED" | "AVAILABLE_WITHOUT_REVIEW" | "DECLINED" | "EXPIRED" | "PENDING_REVIEW" | "NONE";
  platform: "CLOUD_API" | "ON_PREMISE" | "NOT_APPLICABLE";
  mode: "LIVE" | "SANDBOX";
  /** Null follows the messages a second that the settings allow. */
  throughputLevel: "STANDARD" | "HIGH" | "NOT_APPLICABLE" | null;
  /** Without it, sends are refused with 133010. */
  isRegistered: boolean;
  /** It is in the WhatsApp Business app on a phone as well. */
  isOnBizApp: boolean;
};

/** A number in good standing. */
export function goodNumber(verifiedName: string): NumberState {
  return {
    verifiedName,
    status: "CONNECTED",
    quality: "GREEN",
    messagingLimit: "TIER_10K",
    newNameStatus: "NONE",
    canSend: "AVAILABLE",
    codeVerification: "VERIFIED",
    nameStatus: "APPROVED",
    platform: "CLOUD_API",
    mode: "LIVE",
    throughputLevel: null,
    isRegistered: true,
    isOnBizApp: false,
  };
}

/** The number after Meta has told this of it. A restriction shows here; that sends are refused has to be armed. */
export function afterTelling(number: NumberState, field: string, value: Record<string, unknown>): NumberState {
  switch (field) {
    case "phone_number_quality_update":
      return { ...number, ...QUALITIES[String(value.event)], ...limitIn(value) };
    case "business_capability_update":
      return { ...number, ...limitIn(value) };
    case "phone_number_name_update":
      return { ...number, ...afterDecision(value) };
    case "account_update":
      return { ...number, canSend: ABILITIES[String(value.event)] ?? number.canSend };
    default:
      return number;
  }
}

const QUALITIES: Record<string, Partial<NumberState>> = {
  FLAGGED: { status: "FLAGGED", quality: "RED" },
  UNFLAGGED: { status: "CONNECTED", quality: "GREEN" },
};

const ABILITIES: Record<string, NumberState["canSend"]> = {
  ACCOUNT_RESTRICTION: "LIMITED",
  ACCOUNT_DELETED: "BLOCKED",
  ACCOUNT_OFFBOARDED: "BLOCKED",
  ACCOUNT_RECONNECTED: "AVAILABLE",
  DISABLED_UPDATE: "BLOCKED",
};

const NAME_STATUSES: Record<string, NumberState["newNameStatus"]> = {
  APPROVED: "APPROVED",
  REJECTED: "DECLINED",
  PENDING: "PENDING_REVIEW",
  DEFERRED: "PENDING_REVIEW",
};

function limitIn({ max_daily_conversations_per_business: limit }: Record<string, unknown>): Partial<NumberState> {
  return typeof limit === "string" && limit.startsWith("TIER_") ? { messagingLimit: limit } : {};
}

function afterDecision({ decision, requested_verified_name: name }: Record<string, unknown>): Partial<NumberState> {
  const newNameStatus = NAME_STATUSES[String(decision)] ?? "NONE";
  return decision === "APPROVED" && typeof name === "string" ? { newNameStatus, verifiedName: name } : { newNameStatus };
}
