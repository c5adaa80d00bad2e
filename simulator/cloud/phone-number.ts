import type { World } from "../world";
import { pickFields } from "./fields";

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

export function readPhoneNumber(world: World, fields: string | null): Record<string, unknown> {
  return pickFields(phoneNumberNode(world), fields, DEFAULTS, "WhatsAppBusinessPhoneNumber");
}

export function readPhoneNumbers(world: World, fields: string | null): Record<string, unknown> {
  const { phoneNumberId } = world.business;
  const cursor = Buffer.from(phoneNumberId).toString("base64url");
  return { data: [readPhoneNumber(world, fields)], paging: { cursors: { before: cursor, after: cursor } } };
}

function phoneNumberNode(world: World): Record<string, unknown> {
  const { phoneNumberId, displayPhoneNumber } = world.business;
  const { verifiedName, status, quality, messagingLimit, newNameStatus, canSend } = world.number;
  const level = world.settings.throughputPerSecond > 80 ? "HIGH" : "STANDARD";
  return {
    id: phoneNumberId,
    display_phone_number: displayPhoneNumber,
    verified_name: verifiedName,
    status,
    quality_rating: quality,
    quality_score: { score: quality },
    code_verification_status: "VERIFIED",
    name_status: "APPROVED",
    new_name_status: newNameStatus,
    platform_type: "CLOUD_API",
    throughput: { level },
    account_mode: "LIVE",
    is_official_business_account: false,
    is_on_biz_app: false,
    is_pin_enabled: true,
    last_onboarded_time: "2026-01-12T09:30:00+0000",
    whatsapp_business_manager_messaging_limit: messagingLimit,
    webhook_configuration: { application: world.outbox.webhookUrl },
    health_status: { can_send_message: canSend, entities: [] },
  };
}
