import { partOf } from "./part.js";

const LONGEST_EXCERPT = 60;

/** An icon and a word for each kind. */
export const KINDS = {
  image: { iconName: "image", words: "Photo" },
  video: { iconName: "play", words: "Video" },
  audio: { iconName: "mic", words: "Audio" },
  document: { iconName: "file", words: "Document" },
  sticker: { iconName: "smile", words: "Sticker" },
  location: { iconName: "pin", words: "Location" },
  contacts: { iconName: "person", words: "Contact" },
  order: { iconName: "bag", words: "Order" },
  call: { iconName: "call", words: "Call" },
  interactive: { iconName: "list", words: "Choices" },
  unsupported: { iconName: "alert", words: "A message that businesses cannot see" },
};

/** A few words that tell a message from others. */
export function excerpt(message) {
  const words = message.text || wordsOf(message);
  return words.length > LONGEST_EXCERPT ? `${words.slice(0, LONGEST_EXCERPT - 3)}…` : words;
}

/** What stands for a message without words. */
export function wordsOf(message) {
  const part = partOf(message);
  if (message.type === "audio" && part.voice) return "Voice note";
  if (message.type === "interactive") return part.body?.text ?? replyWords(part) ?? KINDS.interactive.words;
  if (message.type === "call") return callWords(message);
  return KINDS[message.type]?.words ?? message.type;
}

const OUTCOMES = { missed: "Missed call", rejected: "Call, not taken" };

/** "Call, 1:02" or how else it ended, and who called. */
function callWords({ direction, content }) {
  const { outcome, durationSeconds: seconds = 0 } = content?.call ?? {};
  const words = OUTCOMES[outcome] ?? `Call, ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return direction === "outbound" ? `${words}, from the business` : words;
}

/** What the customer chose, answered or filled in, in a line. Null: it is no answer. */
export function replyWords({ type, button_reply: button, list_reply: row, nfm_reply: form, call_permission_reply: call }) {
  switch (type) {
    case "button_reply":
      return button.title;
    case "list_reply":
      return row.title;
    case "nfm_reply":
      return form.name === "address_message" ? "Address" : "Form, filled in";
    case "call_permission_reply":
      return call.response === "accept" ? "Calls are allowed" : "Calls are not allowed";
    default:
      return null;
  }
}
