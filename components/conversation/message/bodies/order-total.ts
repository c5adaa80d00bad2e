import type { MessageContent } from "@/lib/contract/content";

type OrderItem = Extract<MessageContent, { kind: "order" }>["items"][number];

/** What an order comes to in one currency. `isPartial`: some of its items came without a price. */
export type OrderTotal = { currency: string; amount: number; isPartial: boolean };

/** What an order comes to, in each of its currencies; empty when no item has a price. Currencies are never added up. */
export function orderTotals(items: readonly OrderItem[]): OrderTotal[] {
  const amounts = new Map<string, number>();
  for (const { quantity, price, currency } of items) {
    if (price !== null && currency !== null) amounts.set(currency, (amounts.get(currency) ?? 0) + quantity * price);
  }
  const isPartial = items.some(({ price, currency }) => price === null || currency === null);
  return [...amounts].map(([currency, amount]) => ({ currency, amount, isPartial }));
}
