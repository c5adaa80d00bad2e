import { el } from "../dom.js";
import { formatText } from "../format.js";
import { fillOrder } from "../sheets/order-sheet.js";
import { bottomButton, replyButton, sheetButton } from "./bottom-button.js";
import { media } from "./media.js";
import { productCard } from "./product-card.js";

/** Cards beside each other, scrolled sideways: pictures or films with a link or quick replies, or products. */
export function carousel(cards, { takeFile, act }) {
  const drawn = cards.map(({ type, header, body, action = {} }) =>
    el(
      "li",
      { class: "carousel-card" },
      header?.type && header.type !== "text" ? media(header.type, header[header.type] ?? {}, takeFile()) : null,
      type === "product" ? productCard(action.product_retailer_id) : null,
      body?.text ? el("span", { class: "bubble-text", dir: "auto" }, formatText(body.text)) : null,
      el("span", { class: "carousel-buttons" }, buttonsOf(type, action, act)),
    ),
  );
  return el("ul", { class: "carousel", tabindex: "0", "aria-label": `${cards.length} cards` }, drawn);
}

function buttonsOf(type, action, act) {
  if (type === "product") {
    return sheetButton({ text: "View", iconName: "bag", open: () => fillOrder("View", [{ product_items: [action] }], act) });
  }
  if (action.buttons) return action.buttons.map((item) => replyButton(item.quick_reply ?? item.reply, act));
  const { display_text: text, url } = action.parameters ?? {};
  return text ? bottomButton({ text, iconName: "link", href: url }) : null;
}
