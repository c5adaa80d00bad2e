import { button, el, icon } from "./dom.js";
import { formatText } from "./format.js";
import { hourMinute } from "./times.js";

/** WhatsApp cuts longer texts off behind "Read more". */
const CUT_CHARACTERS = 700;

const TICKS = {
  waiting: { name: "tick-waiting", label: "Waiting" },
  sent: { name: "tick-sent", label: "Sent" },
  delivered: { name: "tick-delivered", label: "Delivered" },
  read: { name: "tick-delivered", label: "Read", className: "is-read" },
};

const MEDIA = {
  image: { iconName: "image", words: "Photo" },
  video: { iconName: "play", words: "Video" },
  audio: { iconName: "mic", words: "Voice note, 0:14" },
  document: { iconName: "file", words: "Document" },
  sticker: { iconName: "smile", words: "Sticker" },
  location: { iconName: "pin", words: "Location" },
  contacts: { iconName: "person", words: "Contact" },
};

/**
 * A message on the customer's phone: their own on the green side. `quoted` is the message it answers, if the phone has it;
 * `onOptions` opens what can be done with it, `onTap` presses a template's quick reply.
 */
export function bubble({ message, quoted, businessName, onOptions, onTap }) {
  const isOwn = message.direction === "inbound";
  const options = button({
    label: `Answer or react to “${excerpt(message)}”`,
    iconName: "more",
    className: "bubble-options",
    "aria-haspopup": "dialog",
    tabindex: "-1",
    onclick: (event) => onOptions(message, event.currentTarget),
  });
  const meta = el("span", { class: "bubble-meta" }, hourMinute(message.at), isOwn && tick(message.status));
  const inner = message.template ? templateParts(message.template, meta) : [...contentParts(message), meta];
  const body = el(
    "div",
    { class: `bubble ${isOwn ? "bubble-own" : "bubble-business"}`, dir: "auto" },
    quoted && quote(quoted, businessName),
    inner,
    reactions(message),
  );
  const buttons = message.template?.buttons.length ? templateButtons(message, onTap) : null;
  const name = `${isOwn ? "You" : businessName}, ${hourMinute(message.at)}`;
  return el(
    "article",
    { class: `message ${isOwn ? "message-own" : ""}`, "aria-label": name, "data-id": message.id },
    el("div", { class: "bubble-row" }, body, options),
    buttons,
  );
}

/** A few words that tell a message from others. */
export function excerpt(message) {
  const words = message.text ?? MEDIA[message.type]?.words ?? message.type;
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}

function tick(status) {
  const known = TICKS[status];
  return known ? icon(known.name, { size: 15, label: known.label, className: `tick ${known.className ?? ""}` }) : null;
}

function contentParts(message) {
  const { type, text, content } = message;
  const media = MEDIA[type];
  if (media)
    return [
      attachment(media, mediaWords(type, content) ?? media.words),
      text && type !== "contacts" && type !== "document" ? words(text) : null,
    ];
  if (type === "unsupported") {
    return [
      attachment(
        { iconName: "alert" },
        `A ${content?.unsupported?.type?.replace("_creation", "").replaceAll("_", " ") ?? "message"}: businesses cannot see this`,
      ),
    ];
  }
  return [words(text ?? `A message of the type “${type}”`)];
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

function mediaWords(type, content) {
  if (type === "document") return content?.document?.filename;
  if (type === "contacts") return content?.contacts?.[0]?.name?.formatted_name;
  const place = type === "location" ? content?.location : null;
  return place && (place.address ?? `${place.latitude}, ${place.longitude}`);
}

function attachment({ iconName }, label) {
  return el("span", { class: "attachment" }, icon(iconName), el("span", {}, label));
}

function quote(quoted, businessName) {
  const author = quoted.direction === "inbound" ? "You" : businessName;
  return el("span", { class: "quote" }, el("b", {}, author), el("span", { class: "cut", dir: "auto" }, excerpt(quoted)));
}

function reactions({ reactions: { customer, business } }) {
  const given = [customer && ["you", customer], business && ["the business", business]].filter(Boolean);
  if (given.length === 0) return null;
  const label = given.map(([who, emoji]) => `${emoji} by ${who}`).join(", ");
  const emoji = [...new Set(given.map(([, sign]) => sign))].join(" ");
  return el("span", { class: "reactions", role: "img", "aria-label": label }, emoji);
}

function templateParts({ header, body, footer }, meta) {
  const top = header?.kind === "text" ? el("b", { class: "template-header" }, header.text) : null;
  const media = header && header.kind !== "text" ? attachment(MEDIA[header.kind], header.text ?? MEDIA[header.kind].words) : null;
  const foot = footer ? el("span", { class: "template-footer" }, footer, meta) : meta;
  return [top, media, el("span", { class: "bubble-text" }, formatText(body)), foot];
}

function templateButtons(message, onTap) {
  const made = message.template.buttons.map((item, index) => {
    if (item.kind === "QUICK_REPLY") {
      return el(
        "button",
        { type: "button", onclick: () => onTap(message, index) },
        icon("reply"),
        el("span", { dir: "auto" }, item.text),
      );
    }
    const isLink = item.url && /^https?:/.test(item.url);
    const attributes = isLink ? { href: item.url, target: "_blank", rel: "noopener noreferrer" } : {};
    return el(isLink ? "a" : "span", attributes, icon(isLink ? "link" : "copy"), el("span", { dir: "auto" }, item.text));
  });
  return el("div", { class: "template-buttons" }, made);
}
