import type { MediaKind } from "@/lib/contract/attachment";
import type { ContactCard } from "@/lib/contract/contact-card";
import type { Interactive } from "@/lib/contract/interactive";
import type { JsonObject } from "./json";
import { contactObject } from "./outbound-contact";
import { interactiveObject, type MediaIds } from "./outbound-interactive";

/** Whom to write to: the last wa_id that WhatsApp gave us, and the BSUID for when there is none. */
export type Recipient = { phone: string | null; userId: string | null };

/** The body of POST /{phone number id}/messages. */
export type OutboundMessage = JsonObject;

/** What every outbound message has. `callbackData` (at most 512 characters) comes back in each of its statuses. */
type Envelope = { recipient: Recipient; callbackData: string };

/** What one can quote with. Null = no quote. */
type Quoting = Envelope & { quotedWamid: string | null };

/** A free-form text of 1 to 4,096 characters, perhaps in reply to a message. */
export function textMessage(message: Quoting & { text: string }): OutboundMessage {
  const { text } = message;
  return {
    ...quoting(message),
    type: "text",
    // A phone shows a preview of a link; the API does only when it is told to.
    text: { body: text, ...(/https?:\/\//i.test(text) ? { preview_url: true } : {}) },
  };
}

/** A file that Meta has. Only images, videos and documents say a caption, only documents a name, only audio whether it is a voice note. */
export function mediaMessage(
  message: Quoting & { as: MediaKind; mediaId: string; caption: string | null; fileName: string | null; isVoice: boolean },
): OutboundMessage {
  const { as, mediaId, caption, fileName, isVoice } = message;
  const hasCaption = caption !== null && caption !== "" && as !== "audio" && as !== "sticker";
  const media = {
    id: mediaId,
    ...(hasCaption ? { caption } : {}),
    ...(as === "document" && fileName !== null ? { filename: fileName } : {}),
    ...(as === "audio" && isVoice ? { voice: true } : {}),
  };
  return { ...quoting(message), type: as, [as]: media };
}

/** A place, in degrees. A phone shows the address only under a name. */
export function locationMessage(
  message: Quoting & { latitude: number; longitude: number; name: string | null; address: string | null },
): OutboundMessage {
  const { latitude, longitude, name, address } = message;
  const words = { ...(name ? { name } : {}), ...(address ? { address } : {}) };
  return { ...quoting(message), type: "location", location: { latitude, longitude, ...words } };
}

/** 1 to 257 people's cards. */
export function contactsMessage(message: Quoting & { cards: readonly ContactCard[] }): OutboundMessage {
  return { ...quoting(message), type: "contacts", contacts: message.cards.map(contactObject) };
}

/** An interactive message. `mediaIds` has Meta's id of each file that it shows. */
export function interactiveMessage(message: Quoting & { interactive: Interactive; mediaIds: MediaIds }): OutboundMessage {
  return { ...quoting(message), type: "interactive", interactive: interactiveObject(message.interactive, message.mediaIds) };
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

function quoting(message: Quoting): JsonObject {
  const { quotedWamid } = message;
  return { ...envelope(message), ...(quotedWamid === null ? {} : { context: { message_id: quotedWamid } }) };
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
