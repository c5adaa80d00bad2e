import { el, icon } from "../dom.js";
import { attachment } from "./media.js";
import { replyWords } from "./words.js";

const money = (amount, currency) => new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);

/** What the customer chose or filled in, on their own side. */
export function answer(part) {
  if (part.type === "nfm_reply") return filledForm(part);
  const words = replyWords(part);
  if (words === null) return attachment("interactive", part.type);
  const description = part.list_reply?.description;
  return [
    el("span", { class: "bubble-text", dir: "auto" }, words),
    description ? el("small", { class: "detail" }, description) : null,
  ];
}

/** A cart: how many things, and what they cost together. */
export function order({ product_items: items = [], text }) {
  const count = items.reduce((sum, { quantity }) => sum + Number(quantity), 0);
  const total = items.reduce((sum, { quantity, item_price: price }) => sum + Number(quantity) * Number(price), 0);
  const words = `${count} ${count === 1 ? "item" : "items"}, ${money(total, items[0]?.currency ?? "EUR")}`;
  return [attachment("order", words), text ? el("span", { class: "bubble-text", dir: "auto" }, text) : null];
}

function filledForm(part) {
  return el(
    "span",
    { class: "filled" },
    el("b", {}, icon(part.nfm_reply.name === "address_message" ? "pin" : "form", { size: 14 }), " ", replyWords(part)),
    Object.entries(readJson(part.nfm_reply.response_json)).map(([name, value]) =>
      el("small", { class: "cut", dir: "auto" }, lineOf(name, value)),
    ),
  );
}

function lineOf(name, value) {
  return `${name.replaceAll("_", " ")}: ${typeof value === "object" ? JSON.stringify(value) : value}`;
}

function readJson(text) {
  try {
    const { flow_token: _, values, ...filled } = JSON.parse(text);
    return { ...values, ...filled };
  } catch {
    // Anybody may write anything into a raw message: the phone shows that it is a form.
    return {};
  }
}
