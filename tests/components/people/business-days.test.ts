import { expect, test } from "vitest";
import { alwaysOpen, fromTimeField, isAlwaysOpen, isInOrder, toTimeField } from "@/components/people/business-days";

test("hours survive their fields, the end of the day too", () => {
  for (const minutes of [0, 1, 540, 1439]) expect(fromTimeField(toTimeField(minutes), false)).toBe(minutes);
  for (const minutes of [1, 540, 1438, 1440]) expect(fromTimeField(toTimeField(minutes), true)).toBe(minutes);
  expect(fromTimeField("00:00", true)).toBe(1440);
  expect(fromTimeField("", true)).toBeNull();
});

test("a day ends after it begins, and one minute less than always is not always", () => {
  expect(isInOrder({ opens: 540, closes: 540 })).toBe(false);
  expect(isInOrder(null)).toBe(true);
  expect(isAlwaysOpen(alwaysOpen())).toBe(true);
  expect(isAlwaysOpen([...alwaysOpen().slice(1), { opens: 0, closes: 1439 }])).toBe(false);
});
