import { setTimeout as sleep } from "node:timers/promises";

const TIMEOUT_MS = 15_000;
const POLL_MS = 20;

/** Waits until `check` gives something truthy, and gives that. Throws with `what` when it never does. */
export async function eventually<Value>(what: string, check: () => Value | Promise<Value>, timeoutMs = TIMEOUT_MS) {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (performance.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}.`);
    await sleep(POLL_MS);
  }
}
