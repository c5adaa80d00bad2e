import { expect, test } from "vitest";
import { messagingLimitOf } from "@/lib/whatsapp/messaging-limit";

test.each([
  ["TIER_50", 50],
  ["TIER_250", 250],
  ["TIER_1K", 1_000],
  ["TIER_100K", 100_000],
  ["TIER_UNLIMITED", null],
  ["TIER_NOT_SET", null],
  [null, null],
])("the messaging limit %s is %s customers a day", (tier, count) => {
  expect(messagingLimitOf(tier)).toBe(count);
});
