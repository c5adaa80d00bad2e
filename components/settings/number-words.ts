const QUALITIES = { GREEN: "high", YELLOW: "medium", RED: "low", UNKNOWN: "unrated" } as const;

/** Events of Meta's that the catalogue has words for. */
const EVENTS = [
  "ONBOARDING",
  "UPGRADE",
  "DOWNGRADE",
  "FLAGGED",
  "UNFLAGGED",
  "THROUGHPUT_UPGRADE",
  "APPROVED",
  "REJECTED",
  "PENDING",
  "DEFERRED",
  "ACCOUNT_VIOLATION",
  "ACCOUNT_RESTRICTION",
  "ACCOUNT_DELETED",
  "DISABLED_UPDATE",
  "PARTNER_REMOVED",
  "PIN_CHANGED",
  "PIN_RESET_REQUEST",
  "PIN_REQUEST_SUCCESS",
] as const;
const FIELDS = [
  "phone_number_quality_update",
  "phone_number_name_update",
  "account_update",
  "account_alerts",
  "account_review_update",
  "business_capability_update",
  "security",
] as const;

/** Meta's quality rating: one that has words, or as Meta writes it. Null = not told. */
export function qualityOf(
  rating: string | null,
): { known: (typeof QUALITIES)[keyof typeof QUALITIES] | null; raw: string } | null {
  if (rating === null) return null;
  return { known: rating in QUALITIES ? QUALITIES[rating as keyof typeof QUALITIES] : null, raw: rating };
}

export function isKnownEvent(event: string): event is (typeof EVENTS)[number] {
  return EVENTS.some((known) => known === event);
}

export function isKnownField(field: string): field is (typeof FIELDS)[number] {
  return FIELDS.some((known) => known === field);
}
