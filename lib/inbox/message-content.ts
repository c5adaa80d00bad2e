import type { MessageContent, Referral } from "@/lib/contract/content";
import type { JsonValue } from "@/lib/whatsapp/json";

/** What a message holds besides its words and files; null when that is all. */
export function readMessageContent(_message: {
  type: string;
  direction: "inbound" | "outbound";
  payload: JsonValue;
}): MessageContent | null {
  return null;
}

/** The advertisement or post that the contact came by. */
export function readReferral(_payload: JsonValue): Referral | null {
  return null;
}
