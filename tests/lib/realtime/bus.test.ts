import { afterEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { Bus, type BusEvent } from "@/lib/realtime/bus";
import { publish } from "@/lib/realtime/publish";
import { eventually } from "@/tests/support/conditions";

let bus: Bus | undefined;
afterEach(() => bus?.close());

it("tells its first subscriber that something may have been missed until it listened, and then every change", async () => {
  bus = new Bus(env().DATABASE_URL);
  const heard: BusEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  await eventually("it listens", async () => heard.length > 0);
  expect(heard).toEqual([{ type: "resync" }]);

  await publish(db(), { type: "keys" });
  await eventually("the change is heard", async () => heard.length > 1);
  expect(heard.at(-1)).toEqual({ type: "keys" });
});
