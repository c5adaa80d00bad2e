import type { MessageContent } from "@/lib/contract/content";
import { bounded, finiteNumber, shortText, valueAt } from "./bounded";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";

/** More than any phone puts into a cart. */
const MAX_ITEMS = 1_000;
const ID = 200;
/** Prices are added in millionths, because sums of decimal fractions are none. */
const MILLION = 1_000_000;

type Order = Extract<MessageContent, { kind: "order" }>;

/** An `order` object: a cart that the contact sent. What it comes to is counted over all of it, however much is shown. */
export function readOrder(order: JsonValue | undefined): Order {
  const raw = valueAt(order, "product_items");
  const all = (Array.isArray(raw) ? raw.filter(isJsonObject) : []).map(readItem);
  return {
    kind: "order",
    catalogId: shortText(valueAt(order, "catalog_id"), ID),
    ...bounded(all, MAX_ITEMS, (item) => item),
    count: all.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: totalsOf(all),
  };
}

function readItem(item: JsonObject): Order["items"][number] {
  return {
    productId: shortText(item.product_retailer_id, ID) ?? "?",
    quantity: finiteNumber(item.quantity) ?? 1,
    price: finiteNumber(item.item_price),
    currency: shortText(item.currency, 8),
  };
}

/** What items come to, in each of their currencies; empty when none has a price. Currencies are never added up. */
export function totalsOf(items: Order["items"]): Order["totals"] {
  const millionths = new Map<string, number>();
  for (const { quantity, price, currency } of items) {
    if (price === null || currency === null) continue;
    millionths.set(currency, (millionths.get(currency) ?? 0) + Math.round(quantity * price * MILLION));
  }
  const isPartial = items.some(({ price, currency }) => price === null || currency === null);
  return [...millionths].map(([currency, sum]) => ({ currency, amount: sum / MILLION, isPartial }));
}

/** A product that is named by its catalogue and the business's own id for it; null when neither is there. */
export function readProduct(product: JsonValue | undefined): Extract<MessageContent, { kind: "product" }> | null {
  const catalogId = shortText(valueAt(product, "catalog_id"), ID);
  const productId = shortText(valueAt(product, "product_retailer_id"), ID);
  return catalogId === null && productId === null ? null : { kind: "product", catalogId, productId };
}
