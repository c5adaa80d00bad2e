import { type AccountField, eventsOf } from "./field";

const NAME = "Ribeira Goods Porto";

/** What Meta tells of the phone number: its quality, its name, its PIN. */
export const NUMBER_FIELDS: readonly AccountField[] = [
  {
    field: "phone_number_quality_update",
    events: eventsOf(
      ["FLAGGED", "UNFLAGGED", "UPGRADE", "DOWNGRADE", "ONBOARDING", "THROUGHPUT_UPGRADE"],
      (event, _world, number) => ({
        display_phone_number: number.digits,
        event,
        max_daily_conversations_per_business: LIMITS[event] ?? "TIER_10K",
      }),
    ),
  },
  {
    field: "phone_number_name_update",
    events: eventsOf(["APPROVED", "REJECTED", "PENDING", "DEFERRED"], (decision, _world, number) => ({
      display_phone_number: number.digits,
      decision,
      requested_verified_name: NAME,
      rejection_reason: decision === "REJECTED" ? "NAME_NOT_CONSISTENT_WITH_BRANDING" : null,
    })),
  },
  {
    field: "security",
    events: eventsOf(["PIN_CHANGED", "PIN_RESET_REQUEST", "PIN_REQUEST_SUCCESS"], (event, _world, number) => ({
      display_phone_number: number.digits,
      event,
      requester: "116540352242000",
    })),
  },
  {
    field: "business_username_update",
    events: eventsOf(["approved", "reserved", "deleted"], (status, _world, number) => ({
      display_phone_number: number.digits,
      ...(status === "deleted" ? {} : { username: "ribeira.goods" }),
      status,
    })),
  },
];

const LIMITS: Record<string, string> = { UPGRADE: "TIER_100K", DOWNGRADE: "TIER_1K", ONBOARDING: "TIER_250" };
