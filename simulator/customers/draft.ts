import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { makeObjectId } from "../ids";

const caption = z.string().max(1_024).optional();
const quote = { replyTo: z.string().max(300).optional() };

/** What a customer can send. Media is a plausible webhook without a file behind it. */
export const Draft = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1).max(65_536), ...quote }),
  z.strictObject({ type: z.literal("image"), caption, ...quote }),
  z.strictObject({ type: z.literal("video"), caption, ...quote }),
  z.strictObject({ type: z.literal("voice"), ...quote }),
  z.strictObject({ type: z.literal("document"), caption, filename: z.string().max(240).optional(), ...quote }),
  z.strictObject({ type: z.literal("sticker"), ...quote }),
  z.strictObject({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    name: z.string().max(200).optional(),
    address: z.string().max(300).optional(),
    ...quote,
  }),
  z.strictObject({
    type: z.literal("contacts"),
    name: z.string().min(1).max(120).optional(),
    phone: z.string().max(30).optional(),
    ...quote,
  }),
  z.strictObject({ type: z.literal("unsupported"), unsupportedType: z.string().max(60).optional() }),
  z.strictObject({ type: z.literal("button"), text: z.string().min(1).max(128), payload: z.string().max(256), ...quote }),
  /** Any of Meta's message objects, `type` included: sent as it is. */
  z.strictObject({ type: z.literal("raw"), message: z.looseObject({ type: z.string().min(1).max(60) }), ...quote }),
]);
export type Draft = z.infer<typeof Draft>;

/** Meta's message object without the common keys, and the words that the phone shows for it. */
export function composeDraft(draft: Draft): { message: Record<string, unknown> & { type: string }; text: string | null } {
  switch (draft.type) {
    case "text":
      return { message: { type: "text", text: { body: draft.text } }, text: draft.text };
    case "image":
    case "video":
      return {
        message: { type: draft.type, [draft.type]: { ...makeMedia(MIME[draft.type]), ...captionOf(draft.caption) } },
        text: draft.caption ?? null,
      };
    case "voice":
      return { message: { type: "audio", audio: { ...makeMedia("audio/ogg; codecs=opus"), voice: true } }, text: null };
    case "document": {
      const filename = draft.filename ?? "order-48213.pdf";
      const document = { ...makeMedia("application/pdf"), filename, ...captionOf(draft.caption) };
      return { message: { type: "document", document }, text: draft.caption ?? filename };
    }
    case "sticker":
      return { message: { type: "sticker", sticker: { ...makeMedia("image/webp"), animated: false } }, text: null };
    case "location": {
      const location = {
        latitude: draft.latitude ?? 38.7117,
        longitude: draft.longitude ?? -9.1432,
        ...(draft.name === undefined ? {} : { name: draft.name }),
        ...(draft.address === undefined ? {} : { address: draft.address }),
      };
      return { message: { type: "location", location }, text: draft.name ?? null };
    }
    case "contacts":
      return composeContact(draft.name ?? "Ana Lima", draft.phone ?? "+351 916 555 208");
    case "unsupported":
      return { message: composeUnsupported(draft.unsupportedType ?? "poll_creation"), text: null };
    case "button":
      return { message: { type: "button", button: { payload: draft.payload, text: draft.text } }, text: draft.text };
    case "raw":
      return { message: draft.message, text: null };
  }
}

const MIME = { image: "image/jpeg", video: "video/mp4" };

function makeMedia(mimeType: string) {
  return { mime_type: mimeType, sha256: createHash("sha256").update(randomBytes(16)).digest("base64"), id: makeObjectId() };
}

function captionOf(caption: string | undefined) {
  return caption === undefined ? {} : { caption };
}

function composeContact(name: string, phone: string) {
  const [first = name, ...rest] = name.split(" ");
  const last = rest.length > 0 ? { last_name: rest.join(" ") } : {};
  const contact = {
    name: { formatted_name: name, first_name: first, ...last },
    phones: [{ phone, type: "MOBILE", wa_id: phone.replace(/\D/g, "") }],
  };
  return { message: { type: "contacts", contacts: [contact] }, text: name };
}

function composeUnsupported(type: string) {
  const title = "Message type unknown";
  const details = "Message type is currently not supported.";
  return {
    type: "unsupported",
    unsupported: { type },
    errors: [{ code: 131051, title, message: title, error_data: { details } }],
  };
}
