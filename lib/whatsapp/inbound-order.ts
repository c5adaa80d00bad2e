import type { MessageContent } from "@/lib/contract/content";
import { finiteNumber, objectsOf, shortText, valueAt } from "./bounded";
import type { JsonValue } from "./json";

const MAX_ITEMS = 100;
const ID = 200;

/** An `order` object: a cart that the contact sent. */
export function readOrder(order: JsonValue | undefined): Extract<MessageContent, { kind: "order" }> {
  return {
    kind: "order",
    catalogId: shortText(valueAt(order, "catalog_id"), ID),
    items: objectsOf(valueAt(order, "product_items"), MAX_ITEMS).map((item) => ({
      productId: shortText(item.product_retailer_id, ID) ?? "?",
      quantity: finiteNumber(item.quantity) ?? 1,
      price: finiteNumber(item.item_price),
      currency: shortText(item.currency, 8),
    })),
  };
}

/** A product that is named by its catalogue and the business's own id for it; null when neither is there. */
export function readProduct(product: JsonValue | undefined): Extract<MessageContent, { kind: "product" }> | null {
  const catalogId = shortText(valueAt(product, "catalog_id"), ID);
  const productId = shortText(valueAt(product, "product_retailer_id"), ID);
  return catalogId === null && productId === null ? null : { kind: "product", catalogId, productId };
}
