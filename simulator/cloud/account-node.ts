import type { BusinessAccount } from "../account/business-account";
import type { World } from "../world";
import { pickFields } from "./fields";

const DEFAULTS = ["id", "name", "timezone_id", "message_template_namespace"];
/** Meta's number for Europe/Lisbon. */
const TIMEZONE_ID = "109";

/** GET /{waba}. */
export function readAccount(world: World, account: BusinessAccount, fields: string | null): Record<string, unknown> {
  const node = {
    id: account.id,
    name: account.name,
    currency: "EUR",
    country: "PT",
    timezone_id: TIMEZONE_ID,
    business_verification_status: "verified",
    account_review_status: "APPROVED",
    ownership_type: "SELF",
    message_template_namespace: `ns_${account.id}`,
    is_enabled_for_insights: false,
    marketing_messages_lite_api_status: "ELIGIBLE",
    primary_business_location: "PT",
    health_status: healthOf(world, account),
  };
  return pickFields(node, fields, DEFAULTS, "WhatsAppBusinessAccount");
}

/** The account can send as well as the worst of its numbers. */
function healthOf(world: World, account: BusinessAccount): Record<string, unknown> {
  const states = world.portfolio.numbersOf(account).map(({ state }) => state.canSend);
  const worst = ["BLOCKED", "LIMITED"].find((level) => states.some((state) => state === level)) ?? "AVAILABLE";
  return { can_send_message: worst, entities: [{ entity_type: "WABA", id: account.id, can_send_message: worst }] };
}
