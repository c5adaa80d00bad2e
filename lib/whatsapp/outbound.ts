import type { JsonObject } from "./json";

/** Whom to write to: the last wa_id that WhatsApp gave us, and the BSUID for when there is none. */
export type Recipient = { phone: string | null; userId: string | null };

/** The body of POST /{phone number id}/messages. */
export type OutboundMessage = JsonObject;

/** What every outbound message has. `callbackData` (at most 512 characters) comes back in each of its statuses. */
type Envelope = { recipient: Recipient; callbackData: string };

/** A free-form text of 1 to 4,096 characters, perhaps in reply to a message. */
export function textMessage(message: Envelope & { text: string; quotedWamid: string | null }): OutboundMessage {
  const { text, quotedWamid } = message;
  return {
    ...envelope(message),
    ...(quotedWamid === null ? {} : { context: { message_id: quotedWamid } }),
    type: "text",
    // A phone shows a preview of a link; the API does only when it is told to.
    text: { body: text, ...(/https?:\/\//i.test(text) ? { preview_url: true } : {}) },
  };
}

/** An approved template. `components` come from `templateComponents`. */
export function templateMessage(
  message: Envelope & { name: string; language: string; components: JsonObject[] },
): OutboundMessage {
  const { name, language, components } = message;
  return {
    ...envelope(message),
    type: "template",
    template: { name, language: { code: language }, ...(components.length === 0 ? {} : { components }) },
  };
}

/** A reaction to a message of the contact. An empty `emoji` takes ours back. */
export function reactionMessage(message: Envelope & { targetWamid: string; emoji: string }): OutboundMessage {
  const { targetWamid, emoji } = message;
  return { ...envelope(message), type: "reaction", reaction: { message_id: targetWamid, emoji } };
}

function envelope({ recipient, callbackData }: Envelope): JsonObject {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...address(recipient),
    biz_opaque_callback_data: callbackData,
  };
}

/** Never both, because Meta would ignore one. Without "+" Meta would put our own country code in front of the digits. */
function address({ phone, userId }: Recipient): JsonObject {
  if (phone !== null) return { to: `+${phone}` };
  if (userId !== null) return { recipient: userId };
  throw new Error("A recipient needs a phone or a user id.");
}
