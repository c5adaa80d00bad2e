import { partOf } from "./kinds/part.js";

/** The draft of a message that says the same again. Null: it cannot be forwarded. */
export function forwardDraft(message) {
  const part = partOf(message);
  switch (message.type) {
    case "text":
      return { type: "text", text: message.text };
    case "template":
      return { type: "text", text: message.template.body };
    case "image":
    case "video":
    case "document":
    case "audio":
    case "sticker":
      return fileDraft(message, part);
    case "location":
      return { type: "location", ...placeOf(part) };
    case "contacts":
      return { type: "contacts", cards: part };
    default:
      return null;
  }
}

function fileDraft({ type, files }, { voice, caption, filename }) {
  const fileId = files?.[0]?.id;
  if (!fileId) return null;
  return { type: voice ? "voice" : type, fileId, ...(caption ? { caption } : {}), ...(filename ? { filename } : {}) };
}

function placeOf({ latitude, longitude, name, address }) {
  return { latitude: Number(latitude), longitude: Number(longitude), ...(name ? { name } : {}), ...(address ? { address } : {}) };
}
