import { button, el, icon } from "../dom.js";
import { formatText } from "../format.js";
import { answer, order } from "./answers.js";
import { contactCards } from "./contact-cards.js";
import { interactive } from "./interactive.js";
import { linkCard } from "./link-card.js";
import { attachment, media } from "./media.js";
import { partOf } from "./part.js";
import { place } from "./place.js";
import { productCard } from "./product-card.js";
import { template } from "./template.js";

/** WhatsApp cuts longer texts off behind "Read more". */
const CUT_CHARACTERS = 700;
const MEDIA = ["image", "video", "audio", "document", "sticker"];

/** How a message is drawn: what stands in its bubble, and what hangs below it. `act` sends what the customer does with it. */
export function contentOf(message, act) {
  const files = [...(message.files ?? [])];
  const takeFile = () => files.shift();
  if (message.revokedAt) return { inside: [deleted(message)], below: null };
  if (message.template) return template(message, { takeFile, act });
  if (message.type === "interactive" && message.direction === "outbound") {
    return interactive(partOf(message), { takeFile, act });
  }
  return { inside: plainParts(message, takeFile, act), below: null };
}

function plainParts(message, takeFile, act) {
  const part = partOf(message);
  if (MEDIA.includes(message.type)) {
    const onPlayed = message.direction === "outbound" ? act.play : undefined;
    const caption = part.caption ? words(message.text ?? part.caption) : null;
    return [media(message.type, part, takeFile(), { onPlayed }), caption];
  }
  switch (message.type) {
    case "text":
      return [linkCard(part), words(message.text ?? "")];
    case "location":
      return [place(part)];
    case "contacts":
      return [contactCards(part)];
    case "interactive":
      return part.type === "product" ? [productCard(part.product?.product_retailer_id)] : [answer(part)];
    case "order":
      return [order(part)];
    case "unsupported":
      return [attachment("unsupported", unsupportedWords(part))];
    default:
      return [words(message.text ?? `A message of the type “${message.type}”`)];
  }
}

function words(text) {
  if (text.length <= CUT_CHARACTERS) return el("span", { class: "bubble-text" }, formatText(text));
  const shown = el("span", { class: "bubble-text" }, formatText(`${text.slice(0, CUT_CHARACTERS)}…`));
  const more = button({ text: "Read more", className: "link-button" });
  more.onclick = () => {
    shown.replaceChildren(...formatText(text));
    more.remove();
  };
  return [shown, " ", more];
}

function unsupportedWords({ type = "message" }) {
  return `A ${type.replace("_creation", "").replaceAll("_", " ")}: businesses cannot see this`;
}

function deleted({ direction }) {
  const told = direction === "inbound" ? "You deleted this message" : "This message was deleted";
  return el("i", { class: "deleted" }, icon("ban", { size: 14 }), " ", told);
}
