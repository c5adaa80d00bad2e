import { el } from "../dom.js";
import { formatText } from "../format.js";
import { askAddress, askForm } from "../sheets/form-sheet.js";
import { chooseRow } from "../sheets/list-sheet.js";
import { fillOrder } from "../sheets/order-sheet.js";
import { bottomButton, replyButton, sheetButton } from "./bottom-button.js";
import { carousel } from "./carousel.js";
import { media } from "./media.js";
import { productCard } from "./product-card.js";

/**
 * An interactive message of the business: what stands in the bubble, and the buttons under it. `takeFile` hands out its files
 * in order; `act` sends what the customer answers.
 */
export function interactive(part, { takeFile, act }) {
  const { type, header, body, footer, action = {} } = part;
  const inside = [
    header ? headerOf(header, takeFile) : null,
    type === "product" ? productCard(action.product_retailer_id) : null,
    body?.text ? el("span", { class: "bubble-text" }, formatText(body.text)) : null,
    footer?.text ? el("span", { class: "template-footer", dir: "auto" }, footer.text) : null,
  ];
  if (type === "carousel") return { inside, below: carousel(action.cards ?? [], { takeFile, act }) };
  const buttons = BUTTONS[type]?.(action, act) ?? [];
  return { inside, below: buttons.length > 0 ? el("div", { class: "template-buttons" }, buttons) : null };
}

const BUTTONS = {
  button: ({ buttons = [] }, act) => buttons.map(({ reply }) => replyButton(reply, act)),
  list: (action, act) => [sheetButton({ text: action.button, iconName: "list", open: () => chooseRow(action, act) })],
  cta_url: ({ parameters }) => [bottomButton({ text: parameters.display_text, iconName: "link", href: parameters.url })],
  location_request_message: (_, act) => [
    bottomButton({
      text: "Send location",
      iconName: "pin",
      onclick: () => act.answer({ place: { name: "Home", address: "Rua da Atalaia 21, Lisboa" } }),
    }),
  ],
  flow: ({ parameters }, act) => [
    sheetButton({ text: parameters.flow_cta, iconName: "form", open: () => askForm(parameters.flow_cta, act) }),
  ],
  product: (action, act) => [order("View", [{ product_items: [action] }], act)],
  product_list: ({ sections = [] }, act) => [order("View items", sections, act)],
  catalog_message: (_, act) => [order("View catalog", [], act)],
  address_message: ({ parameters }, act) => [
    sheetButton({ text: "Provide address", iconName: "pin", open: () => askAddress(parameters ?? {}, act) }),
  ],
  call_permission_request: (_, act) => [
    bottomButton({ text: "Allow calls", iconName: "call", onclick: () => act.answer({ permission: "accept" }) }),
    bottomButton({ text: "Do not allow", iconName: "ban", onclick: () => act.answer({ permission: "reject" }) }),
  ],
  voice_call: ({ parameters }, act) => [
    bottomButton({
      text: parameters?.display_text ?? "Call now",
      iconName: "call",
      onclick: () => act.call({ outcome: "answered", durationSeconds: 65, payload: parameters?.payload }),
    }),
  ],
  request_contact_info: (_, act) => [
    bottomButton({ text: "Share phone number", iconName: "person", onclick: () => act.answer({ contact: true }) }),
  ],
};

function order(text, sections, act) {
  return sheetButton({ text, iconName: "bag", open: () => fillOrder(text, sections, act) });
}

function headerOf(header, takeFile) {
  if (header.type === "text") return el("b", { class: "template-header", dir: "auto" }, header.text);
  return media(header.type, header[header.type] ?? {}, takeFile());
}
