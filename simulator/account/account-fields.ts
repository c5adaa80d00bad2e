import type { World } from "../world";
import { type AccountField, eventsOf } from "./field";

const DAY = 86_400;
const PARTNER = {
  waba_info: { waba_id: "102290129340398", owner_business_id: "2329417887457253", partner_app_id: "670843887433847" },
};

/** What each event of `account_update` tells beside its name. */
const UPDATES: Record<string, (world: World) => Record<string, unknown>> = {
  ACCOUNT_RESTRICTION: (world) => ({
    restriction_info: [
      { restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING", expiration: world.clock.nowSeconds() + 3 * DAY },
      { restriction_type: "RESTRICTED_ADD_PHONE_NUMBER_ACTION", expiration: world.clock.nowSeconds() + 3 * DAY },
    ],
  }),
  ACCOUNT_VIOLATION: () => ({ violation_info: { violation_type: "SCAM" } }),
  DISABLED_UPDATE: (world) => ({
    ban_info: { waba_ban_state: "DISABLE", waba_ban_date: new Date(world.clock.now()).toDateString().slice(4) },
  }),
  ACCOUNT_DELETED: () => ({}),
  ACCOUNT_OFFBOARDED: () => ({}),
  ACCOUNT_RECONNECTED: () => ({}),
  PARTNER_ADDED: () => PARTNER,
  PARTNER_REMOVED: () => ({ ...PARTNER, disconnection_info: { reason: "PRIMARY_INACTIVITY", initiated_by: "SYSTEM" } }),
  PARTNER_APP_INSTALLED: () => PARTNER,
  PARTNER_APP_UNINSTALLED: () => PARTNER,
  PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: () => ({
    partner_client_certification_info: { client_business_id: "2329417887457253", status: "APPROVED", rejection_reasons: [] },
  }),
  BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: () => ({ country: "PT" }),
  AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: (world) => ({
    auth_international_rate_eligibility: {
      start_time: world.clock.nowSeconds() + 30 * DAY,
      exception_countries: [{ country_code: "IN", start_time: world.clock.nowSeconds() + 60 * DAY }],
    },
  }),
  VOLUME_BASED_PRICING_TIER_UPDATE: (world) => ({
    volume_tier_info: {
      tier_update_time: world.clock.nowSeconds(),
      pricing_category: "UTILITY",
      tier: "25000:50000",
      effective_month: new Date(world.clock.now()).toISOString().slice(0, 7),
      region: "Portugal",
    },
  }),
  MM_LITE_TERMS_SIGNED: () => ({}),
  AD_ACCOUNT_LINKED: () => ({ ad_account_info: { ad_account_linked: "23850000000000001" } }),
};

const ALERTS: Record<string, Record<string, unknown>> = {
  OBA_APPROVED: { alert_severity: "INFORMATIONAL", alert_status: "NONE" },
  OBA_REJECTED: { alert_severity: "INFORMATIONAL", alert_status: "NONE" },
  PROFILE_PICTURE_LOST: { alert_severity: "WARNING", alert_status: "ACTIVE" },
  INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED: { alert_severity: "INFORMATIONAL", alert_status: "ACTIVE" },
  INCREASED_CAPABILITIES_ELIGIBILITY_FAILED: { alert_severity: "CRITICAL", alert_status: "ACTIVE" },
  INCREASED_CAPABILITIES_ELIGIBILITY_NEED_MORE_INFO: { alert_severity: "WARNING", alert_status: "ACTIVE" },
};

/** The messaging limit is a word in Meta's description, and a number in its sample: both have been seen. */
const CAPABILITIES: Record<string, Record<string, unknown>> = {
  TIER_100K: { max_daily_conversations_per_business: "TIER_100K", max_phone_numbers_per_business: 25 },
  TIER_250: { max_daily_conversations_per_business: "TIER_250", max_phone_numbers_per_business: 2 },
  "as a number": { max_daily_conversations_per_business: 10_000, max_phone_numbers_per_waba: 25 },
  unlimited: { max_daily_conversations_per_business: -1, max_phone_numbers_per_waba: 25 },
};

/** What Meta tells of the business account as a whole. */
export const ACCOUNT_FIELDS: readonly AccountField[] = [
  {
    field: "account_update",
    events: eventsOf(Object.keys(UPDATES), (event, world) => ({
      event,
      ...UPDATES[event]?.(world),
    })),
  },
  {
    field: "account_alerts",
    events: eventsOf(Object.keys(ALERTS), (alert_type, _world, number) => ({
      entity_type: alert_type.startsWith("INCREASED") ? "BUSINESS" : "PHONE_NUMBER",
      entity_id: alert_type.startsWith("INCREASED") ? "2329417887457253" : number.id,
      alert_info: { ...ALERTS[alert_type], alert_type, alert_description: alert_type.replaceAll("_", " ").toLowerCase() },
    })),
  },
  {
    field: "account_review_update",
    events: eventsOf(["APPROVED", "REJECTED", "PENDING", "DEFERRED"], (decision) => ({ decision })),
  },
  { field: "business_capability_update", events: eventsOf(Object.keys(CAPABILITIES), (name) => ({ ...CAPABILITIES[name] })) },
];
