import { announce } from "../announce.js";
import { el, icon } from "../dom.js";
import { formatText } from "../format.js";
import { askForm } from "../sheets/form-sheet.js";
import { fillOrder } from "../sheets/order-sheet.js";
import { now } from "../store.js";
import { bottomButton, sheetButton } from "./bottom-button.js";
import { media } from "./media.js";
import { place } from "./place.js";
import { productCard } from "./product-card.js";
import { componentOf, parameterOf } from "./template-parameters.js";

/** A template with its variables filled in: what stands in the bubble, and the buttons and cards under it. */
export function template({ template: { header, body, footer, buttons, offer, cards = [] }, content }, { takeFile, act }) {
  const components = content?.template?.components ?? [];
  const inside = [
    header ? headerOf(header, parameterOf(components), takeFile) : null,
    offer ? offerOf(offer) : null,
    el("span", { class: "bubble-text" }, formatText(body)),
    footer ? el("span", { class: "template-footer" }, footer) : null,
  ];
  const made = buttons.map((item, index) => buttonOf(item, () => act.tap(index), act));
  const below = [
    made.length > 0 ? el("div", { class: "template-buttons" }, made) : null,
    cards.length > 0 ? carousel(cards, componentOf(components, "carousel")?.cards ?? [], { takeFile, act }) : null,
  ].filter(Boolean);
  return { inside, below: below.length > 0 ? el("div", { class: "template-below" }, below) : null };
}

/** Cards beside each other, scrolled sideways. */
function carousel(cards, given, { takeFile, act }) {
  const drawn = cards.map(({ header, body, buttons }, card) => {
    const components = given.find(({ card_index: index }) => Number(index) === card)?.components ?? [];
    return el(
      "li",
      { class: "carousel-card" },
      header ? headerOf(header, parameterOf(components), takeFile) : null,
      body ? el("span", { class: "bubble-text", dir: "auto" }, formatText(body)) : null,
      el(
        "span",
        { class: "carousel-buttons" },
        buttons.map((item, index) => buttonOf(item, () => act.tap(index, card), act)),
      ),
    );
  });
  return el("ul", { class: "carousel", tabindex: "0", "aria-label": `${cards.length} cards` }, drawn);
}

function headerOf({ kind, text }, parameter, takeFile) {
  const part = parameter[kind] ?? {};
  switch (kind) {
    case "text":
      return el("b", { class: "template-header", dir: "auto" }, text);
    case "location":
      return place(part);
    case "product":
      return productCard(part.product_retailer_id ?? text);
    default:
      return media(kind, { filename: text ?? undefined, ...part }, takeFile());
  }
}

/** An offer, and how long it still stands. */
function offerOf({ text, endsAt }) {
  return el("span", { class: "template-offer" }, el("b", {}, icon("clock", { size: 14 }), ` ${text}`), endOf(endsAt));
}

function endOf(endsAt) {
  if (endsAt === null) return null;
  const hours = Math.ceil((endsAt - now()) / 3_600_000);
  if (hours <= 0) return el("small", {}, "This offer has ended");
  return el("small", {}, hours > 48 ? `Ends in ${Math.ceil(hours / 24)} days` : `Ends in ${hours} h`);
}

function buttonOf(item, tap, act) {
  const { kind, text, url, payload } = item;
  const sheet = { answer: act.answerTemplate };
  switch (kind) {
    case "QUICK_REPLY":
      return bottomButton({ text, iconName: "reply", onclick: tap });
    case "FLOW":
      return sheetButton({ text, iconName: "form", open: () => askForm(text, sheet) });
    case "CATALOG":
    case "MPM":
    case "SPM":
      return sheetButton({ text, iconName: "bag", open: () => fillOrder(text, [], sheet) });
    case "VOICE_CALL":
      return bottomButton({
        text,
        iconName: "call",
        onclick: () => act.call({ outcome: "answered", durationSeconds: 65, ...(payload ? { payload } : {}) }),
      });
    case "COPY_CODE":
      return copyButton(text, payload);
    case "REQUEST_CONTACT_INFO":
      return bottomButton({ text, iconName: "person", onclick: act.shareContact });
    case "PHONE_NUMBER":
      return bottomButton({ text, iconName: "call", disabled: true });
    default:
      return linkButton(text, url);
  }
}

/** A link; of a one-time password, the button that copies its code. */
function linkButton(text, url) {
  const code = /^https:\/\/www\.whatsapp\.com\/otp\/code\/.*[?&]code=otp(.+)$/.exec(url ?? "")?.[1];
  if (code) return copyButton(text, decodeURIComponent(code));
  return url && /^https?:/.test(url)
    ? bottomButton({ text, iconName: "link", href: url })
    : bottomButton({ text, iconName: "copy", disabled: true });
}

function copyButton(text, code) {
  return bottomButton({ text, iconName: "copy", "aria-label": `${text}: ${code}`, onclick: () => void copy(code) });
}

async function copy(code) {
  try {
    await navigator.clipboard.writeText(code);
    announce(`${code} is copied.`);
  } catch {
    // A page in a frame may not write to the clipboard: say the code, so that it can be typed.
    announce(`The code is ${code}.`);
  }
}
