import { expect, test } from "vitest";
import { orderTotals } from "@/components/conversation/message/bodies/order-total";

const item = (quantity: number, price: number | null, currency: string | null) => ({
  productId: "mug",
  quantity,
  price,
  currency,
});

test("an order comes to its prices times their quantities", () => {
  expect(orderTotals([item(2, 59.9, "EUR"), item(3, 4.5, "EUR")])).toEqual([
    { currency: "EUR", amount: 2 * 59.9 + 3 * 4.5, isPartial: false },
  ]);
});

test("currencies are never added up", () => {
  expect(orderTotals([item(1, 10, "EUR"), item(1, 20, "BRL")]).map(({ currency, amount }) => [currency, amount])).toEqual([
    ["EUR", 10],
    ["BRL", 20],
  ]);
});

test("what has no price makes the total one of a part, and alone no total at all", () => {
  expect(orderTotals([item(1, 10, "EUR"), item(1, null, "EUR")])[0]?.isPartial).toBe(true);
  expect(orderTotals([item(1, null, null)])).toEqual([]);
});
