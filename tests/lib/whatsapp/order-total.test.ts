import { expect, test } from "vitest";
import { totalsOf } from "@/lib/whatsapp/inbound-order";

const item = (quantity: number, price: number | null, currency: string | null) => ({
  productId: "mug",
  quantity,
  price,
  currency,
});

test("an order comes to its prices times their quantities", () => {
  expect(totalsOf([item(2, 59.9, "EUR"), item(3, 4.5, "EUR")])).toEqual([{ currency: "EUR", amount: 133.3, isPartial: false }]);
});

test("currencies are never added up", () => {
  expect(totalsOf([item(1, 10, "EUR"), item(1, 20, "BRL")]).map(({ currency, amount }) => [currency, amount])).toEqual([
    ["EUR", 10],
    ["BRL", 20],
  ]);
});

test("what has no price makes the total one of a part, and alone no total at all", () => {
  expect(totalsOf([item(1, 10, "EUR"), item(1, null, "EUR")])[0]?.isPartial).toBe(true);
  expect(totalsOf([item(1, null, null)])).toEqual([]);
});

test("a hundred tenths come to ten", () => {
  const tenths = Array.from({ length: 100 }, () => item(1, 0.1, "EUR"));
  expect(totalsOf(tenths)).toEqual([{ currency: "EUR", amount: 10, isPartial: false }]);
});
