import { singleton } from "./singleton";

// Shared through the process, because Next's bundle and the program around it each load their own copy of this module.
const state = singleton("clock", () => ({ offsetMs: 0, hostAheadMs: 0 }));

/** The present by the product's clock: the database's, plus what the sandbox's phone has fast-forwarded. All that is kept is dated by it. */
export function now(): Date {
  return toProductTime(realNow());
}

/** The present by the database's clock, which all hosts share. Jobs run by it. */
export function realNow(): Date {
  return new Date(Date.now() - state.hostAheadMs);
}

/** An instant of real time, as the product's clock shows it. */
export function toProductTime(real: Date): Date {
  return new Date(real.getTime() + state.offsetMs);
}

/** Moves this process's clock to `offsetMs` milliseconds ahead of real time. The sandbox's clock follower alone calls it. */
export function setClockOffset(offsetMs: number): void {
  state.offsetMs = offsetMs;
}

/** By how many milliseconds this host's clock is ahead of the database's, as last read. Negative = behind. */
export function hostAheadMs(): number {
  return state.hostAheadMs;
}

/** Sets how far this host's clock is ahead. Whoever reads the database's clock alone calls it. */
export function setHostAhead(aheadMs: number): void {
  state.hostAheadMs = aheadMs;
}
