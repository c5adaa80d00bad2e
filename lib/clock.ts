import { singleton } from "./singleton";

// Shared through the process, because Next's bundle and the program around it each load their own copy of this module.
const offset = singleton("clock-offset", () => ({ ms: 0 }));

/** The present by the product's clock: real time, plus what the sandbox's phone has fast-forwarded. */
export function now(): Date {
  return new Date(Date.now() + offset.ms);
}

/** An instant of real time, as the product's clock shows it. */
export function toProductTime(real: Date): Date {
  return new Date(real.getTime() + offset.ms);
}

/** Moves this process's clock to `offsetMs` milliseconds ahead of real time. The sandbox's clock follower alone calls it. */
export function setClockOffset(offsetMs: number): void {
  offset.ms = offsetMs;
}
