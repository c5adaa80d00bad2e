import { db } from "@/lib/db";
import { followClock } from "./clock-follower";
import { control } from "./simulator-control";

const SETTING = "sandbox-clock";

/**
 * Brings a new simulator to the time that the sandbox had reached, and remembers each later jump: without that, a restart
 * would leave messages in the future. Returns the way to stop.
 */
export async function keepSandboxClock(simulatorUrl: string): Promise<() => void> {
  const stored = await db().setting.findUnique({ where: { key: SETTING }, select: { value: true } });
  if (typeof stored?.value === "number") await control(simulatorUrl, "POST", "/control/clock", { advanceMs: stored.value });
  return followClock(simulatorUrl, remember);
}

async function remember(offsetMs: number): Promise<void> {
  await db().setting.upsert({ where: { key: SETTING }, create: { key: SETTING, value: offsetMs }, update: { value: offsetMs } });
}
