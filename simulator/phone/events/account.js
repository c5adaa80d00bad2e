import { call } from "../api.js";

/** What each account-level webhook is about; of some events, what they mean. */
const FIELDS = {
  phone_number_quality_update: {
    words: "The number’s quality, or how many people it may write to first.",
    FLAGGED: "Customers block or report the number: its quality is low.",
    UNFLAGGED: "The number’s quality is good again.",
    UPGRADE: "The number may write to more people first.",
    DOWNGRADE: "The number may write to fewer people first.",
    THROUGHPUT_UPGRADE: "The number may send 1,000 messages a second.",
  },
  phone_number_name_update: { words: "Meta has decided about the name that customers see." },
  security: { words: "Somebody touched the PIN of the number’s two-step verification." },
  business_username_update: { words: "The business’s username." },
  account_update: {
    words: "Something about the account as a whole.",
    ACCOUNT_RESTRICTION: "The account may not do some things for a while.",
    ACCOUNT_VIOLATION: "Something broke a policy: a warning.",
    DISABLED_UPDATE: "The account is disabled: nothing is sent.",
    ACCOUNT_DELETED: "The account is gone.",
    ACCOUNT_OFFBOARDED: "The number has left the API.",
    ACCOUNT_RECONNECTED: "The number is back on the API.",
    PARTNER_ADDED: "The account is shared with a partner.",
    PARTNER_REMOVED: "A partner has lost access to the account.",
    PARTNER_APP_INSTALLED: "A partner’s app may use the account.",
    PARTNER_APP_UNINSTALLED: "A partner’s app may no longer use the account.",
    PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: "How far a partner’s client is with its certification.",
    BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: "The country of the business, which decides prices.",
    AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: "International authentication messages have another price.",
    VOLUME_BASED_PRICING_TIER_UPDATE: "So much was sent that messages become cheaper.",
    MM_LITE_TERMS_SIGNED: "The terms of the Marketing Messages API are signed.",
    AD_ACCOUNT_LINKED: "An advertising account is linked.",
  },
  account_alerts: {
    words: "The limits cannot be raised yet.",
    OBA_APPROVED: "The number is an official business account.",
    OBA_REJECTED: "The number is no official business account.",
    PROFILE_PICTURE_LOST: "The number’s picture is gone.",
  },
  account_review_update: { words: "Meta has reviewed the account." },
  business_capability_update: { words: "How many people may be written to first in a day." },
  message_template_quality_update: { words: "What customers make of a template." },
  template_category_update: { words: "Meta puts a template into another category." },
  message_template_components_update: { words: "A template’s words were changed elsewhere." },
  message_echoes: { words: "Another app wrote to a customer." },
  messaging_handovers: { words: "Another app takes a conversation, or gives it back." },
  group_lifecycle_update: { words: "A group was made or has gone." },
  group_participants_update: { words: "Somebody joined or left a group." },
  group_settings_update: { words: "A group’s name or picture has changed." },
  group_status_update: { words: "Meta suspended a group, or let it go." },
  messages: { words: "A problem of the number’s that belongs to no message." },
};

/** A row for each account-level webhook that the simulator can send. */
export async function accountEvents() {
  const { fields } = await call("GET", "fields");
  return fields.flatMap(({ field, events }) =>
    events.map((event) => ({
      title: `${readable(field)}: ${event.replaceAll("_", " ").toLowerCase()}`,
      words: FIELDS[field]?.[event] ?? FIELDS[field]?.words ?? `The webhook ${field}.`,
      run: () => call("POST", "fields", { field, event }),
    })),
  );
}

/** "account_update" → "Account update" */
function readable(field) {
  const words = field.replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
