import { expect, test } from "vitest";
import { areNotificationsDelivered } from "@/server/notifications";
import { startSilentPooler } from "../support/silent-pooler";

const DATABASE_URL = process.env.DATABASE_URL ?? "";

test("a database that is reached directly passes notifications on", async () => {
  expect(await areNotificationsDelivered(DATABASE_URL)).toBe(true);
});

test("one behind a transaction pooler does not, although it takes LISTEN and NOTIFY", async () => {
  const pooler = await startSilentPooler(DATABASE_URL);
  expect(await areNotificationsDelivered(pooler.url, 500)).toBe(false);
  await pooler.close();
});
