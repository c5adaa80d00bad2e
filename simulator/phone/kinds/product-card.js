import { el, icon } from "../dom.js";

/** A product, of which the phone knows nothing but its id in the catalog. */
export function productCard(retailerId) {
  return el(
    "span",
    { class: "product" },
    el("span", { class: "product-picture", "aria-hidden": "true" }, icon("bag", { size: 24 })),
    el("b", { class: "cut" }, retailerId ?? "Product"),
  );
}
