import type { App } from "../account/app";
import type { BusinessAccount } from "../account/business-account";
import { dialCodeOf } from "../customers/country";
import type { World } from "../world";
import { pickFields } from "./fields";
import type { Params } from "./params";
import { readPin } from "./registration";
import type { Sender } from "./sender";
import { challenge } from "./subscription";

const DEFAULTS = [
  "verified_name",
  "code_verification_status",
  "display_phone_number",
  "quality_rating",
  "platform_type",
  "throughput",
  "webhook_configuration",
  "id",
];
const HIGH_FROM = 80;

export function readPhoneNumber(sender: Sender, app: App, fields: string | null): Record<string, unknown> {
  return pickFields(nodeOf(sender, app), fields, DEFAULTS, "WhatsAppBusinessPhoneNumber");
}

export function readPhoneNumbers(world: World, account: BusinessAccount, app: App, fields: string | null) {
  const numbers = world.portfolio.numbersOf(account);
  const cursor = (id = "") => Buffer.from(id).toString("base64url");
  return {
    data: numbers.map((number) => readPhoneNumber({ world, number }, app, fields)),
    ...(numbers.length === 0
      ? {}
      : { paging: { cursors: { before: cursor(numbers[0]?.id), after: cursor(numbers.at(-1)?.id) } } }),
  };
}

/** POST /{number}: another PIN, or an address of its own for its messages (an empty one takes it back). */
export async function changePhoneNumber({ number }: Sender, params: Params): Promise<{ success: true }> {
  if (params.has("pin")) number.pin = readPin(params);
  const webhook = params.optionalObject("webhook_configuration")?.only("override_callback_uri", "verify_token");
  if (!webhook) return { success: true };
  const url = webhook.string("override_callback_uri", { most: 200 });
  if (url !== "") await challenge(url, webhook.string("verify_token"));
  number.overrideUrl = url === "" ? null : url;
  return { success: true };
}

function nodeOf({ world, number }: Sender, app: App): Record<string, unknown> {
  const { state, account } = number;
  const level = world.settings.throughputPerSecond > HIGH_FROM ? "HIGH" : "STANDARD";
  const override = account.subscriptions.get(app.id) ?? null;
  return {
    id: number.id,
    display_phone_number: number.displayPhoneNumber,
    verified_name: state.verifiedName,
    status: state.status,
    quality_rating: state.quality,
    quality_score: { score: state.quality },
    code_verification_status: state.codeVerification,
    name_status: state.nameStatus,
    new_name_status: state.newNameStatus,
    platform_type: state.platform,
    throughput: { level: state.throughputLevel ?? level },
    account_mode: state.mode,
    country_dial_code: dialCodeOf(number.digits),
    certificate: undefined,
    conversational_automation: undefined,
    host_platform: undefined,
    search_visibility: undefined,
    username: undefined,
    is_official_business_account: false,
    is_on_biz_app: state.isOnBizApp,
    is_pin_enabled: number.pin !== null,
    last_onboarded_time: number.onboardedAt,
    whatsapp_business_manager_messaging_limit: state.messagingLimit,
    webhook_configuration: {
      ...(number.overrideUrl === null ? {} : { phone_number: number.overrideUrl }),
      ...(override === null ? {} : { whatsapp_business_account: override }),
      ...(app.callbackUrl === null ? {} : { application: app.callbackUrl }),
    },
    health_status: {
      can_send_message: state.canSend,
      entities: [
        { entity_type: "PHONE_NUMBER", id: number.id, can_send_message: state.canSend },
        { entity_type: "WABA", id: account.id, can_send_message: state.canSend },
        { entity_type: "APP", id: app.id, can_send_message: "AVAILABLE" },
      ],
    },
  };
}
