import { afterEach, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { followClock } from "@/server/clock-follower";
import { findFreePort } from "@/server/ports";
import { control } from "@/server/simulator-control";
import { eventually } from "../support/conditions";
import { startSandboxSimulator } from "../support/sandbox-simulator";

const HOUR_MS = 3_600_000;
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

test("the product's clock jumps with the simulator's, also after the simulator was away", async () => {
  const port = await findFreePort();
  const first = await startSandboxSimulator(port);
  const heard: number[] = [];
  undo.push(followClock(first.url, (offsetMs) => heard.push(offsetMs)));
  await control(first.url, "POST", "/control/clock", { advanceMs: 5 * HOUR_MS });
  await eventually("the jump is heard", () => heard.includes(5 * HOUR_MS));
  expect(now().getTime()).toBeGreaterThanOrEqual(Date.now() + 5 * HOUR_MS - 1_000);

  await first.close();
  const second = await startSandboxSimulator(port);
  undo.push(() => second.close());
  await control(second.url, "POST", "/control/clock", { advanceMs: 7 * HOUR_MS });
  await eventually("the new simulator's time is heard", () => heard.includes(7 * HOUR_MS));
  expect(now().getTime()).toBeGreaterThanOrEqual(Date.now() + 7 * HOUR_MS - 1_000);
});
