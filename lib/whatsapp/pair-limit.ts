/** How many messages one number may send to one contact at once. */
export const PAIR_CAPACITY = 45;

/** How long it takes until one more may be sent. */
export const PAIR_REFILL_MS = 6_000;

/** Rounding must not make a full token look short of one. */
const EPSILON = 1e-6;

/** What one number may still send to one contact: `tokens` as of `at`. Without a time the budget is untouched. */
export type PairBudget = { tokens: number; at: Date | null };

/** A token taken, with the budget that is left; or the milliseconds until there is one. */
export type PairToken = { kind: "taken"; budget: PairBudget } | { kind: "wait"; waitMs: number };

/** Takes one message out of the budget: a token bucket of 45 that refills by one every six seconds. */
export function takePairToken(budget: PairBudget, now: Date): PairToken {
  const tokens = tokensAt(budget, now);
  if (tokens < 1 - EPSILON) return { kind: "wait", waitMs: Math.ceil((1 - EPSILON - tokens) * PAIR_REFILL_MS) };
  return { kind: "taken", budget: { tokens: Math.max(0, tokens - 1), at: now } };
}

function tokensAt({ tokens, at }: PairBudget, now: Date): number {
  if (at === null) return PAIR_CAPACITY;
  // A clock that was set back refills nothing.
  const elapsedMs = Math.max(0, now.getTime() - at.getTime());
  return Math.min(PAIR_CAPACITY, tokens + elapsedMs / PAIR_REFILL_MS);
}
