/** What Meta says of the business's number when it is asked, which follows what it has told by webhook. */
export type NumberState = {
  verifiedName: string;
  status: "CONNECTED" | "FLAGGED";
  quality: "GREEN" | "YELLOW" | "RED";
  messagingLimit: string;
  newNameStatus: "NONE" | "APPROVED" | "DECLINED" | "PENDING_REVIEW";
  canSend: "AVAILABLE" | "LIMITED" | "BLOCKED";
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
