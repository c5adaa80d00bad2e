import { afterEach, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { SANDBOX } from "@/lib/env";
import { followClock } from "@/server/clock-follower";
import { findFreePort } from "@/server/ports";
import { control } from "@/server/simulator-control";
import { startSimulator } from "@/simulator/start";
import { eventually } from "../support/conditions";

const HOUR_MS = 3_600_000;
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

test("the product's clock jumps with the simulator's, also after the simulator was away", async () => {
  const port = await findFreePort();
  const first = await simulatorOn(port);
  const heard: number[] = [];
  undo.push(followClock(first.url, (offsetMs) => heard.push(offsetMs)));
  await control(first.url, "POST", "/control/clock", { advanceMs: 5 * HOUR_MS });
  await eventually("the jump is heard", () => heard.includes(5 * HOUR_MS));
  expect(now().getTime()).toBeGreaterThanOrEqual(Date.now() + 5 * HOUR_MS - 1_000);

  await first.close();
  const second = await simulatorOn(port);
  undo.push(() => second.close());
  await control(second.url, "POST", "/control/clock", { advanceMs: 7 * HOUR_MS });
  await eventually("the new simulator's time is heard", () => heard.includes(7 * HOUR_MS));
  expect(now().getTime()).toBeGreaterThanOrEqual(Date.now() + 7 * HOUR_MS - 1_000);
});

function simulatorOn(port: number) {
  return startSimulator({
    port,
    appSecret: SANDBOX.WHATSAPP_APP_SECRET,
    verifyToken: SANDBOX.WHATSAPP_VERIFY_TOKEN,
    accessToken: SANDBOX.WHATSAPP_ACCESS_TOKEN,
    webhookUrl: "http://127.0.0.1:9/api/webhooks/whatsapp",
    phoneNumberId: SANDBOX.WHATSAPP_PHONE_NUMBER_ID,
    wabaId: SANDBOX.WHATSAPP_BUSINESS_ACCOUNT_ID,
    displayPhoneNumber: SANDBOX.displayPhoneNumber,
    businessName: SANDBOX.businessName,
  });
}
