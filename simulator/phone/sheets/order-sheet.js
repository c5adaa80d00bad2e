import { announce } from "../announce.js";
import { openDialog } from "../dialog.js";
import { button, el } from "../dom.js";

/** A catalog message names no products: these stand for what is in it. */
const CATALOG = ["mug-blue", "tile-azulejo", "cork-bag"];
const MOST = 99;

/** How many of each product: the cart is the answer. `sections` are Meta's; none stands for the whole catalog. */
export function fillOrder(title, sections, act) {
  const quantities = new Map();
  const shown = sections.length > 0 ? sections : [{ product_items: CATALOG.map((id) => ({ product_retailer_id: id })) }];
  const parts = shown.map(({ title: heading, product_items: items = [] }) => [
    heading ? el("h3", { class: "sheet-title", dir: "auto" }, heading) : null,
    el(
      "ul",
      {},
      items.map(({ product_retailer_id: id }) => productRow(id, quantities)),
    ),
  ]);
  const send = button({ text: "Send order", iconName: "bag", className: "button-primary", onclick: () => submit() });
  const dialog = openDialog(title, el("div", { class: "sheet" }, parts, send));

  const submit = () => {
    const items = [...quantities]
      .filter(([, quantity]) => quantity > 0)
      .map(([productId, quantity]) => ({ productId, quantity }));
    if (items.length === 0) return announce("Nothing is in the cart yet.", "bad");
    dialog.close();
    void act.answer({ items });
  };
}

function productRow(id, quantities) {
  const count = el("output", {}, "0");
  const change = (by) => {
    const quantity = Math.min(MOST, Math.max(0, (quantities.get(id) ?? 0) + by));
    quantities.set(id, quantity);
    count.textContent = String(quantity);
  };
  return el(
    "li",
    { class: "cart-row" },
    el("b", { class: "cut" }, id),
    button({ label: `One ${id} fewer`, iconName: "minus", className: "plain", onclick: () => change(-1) }),
    count,
    button({ label: `One more ${id}`, iconName: "plus", className: "plain", onclick: () => change(1) }),
  );
}
