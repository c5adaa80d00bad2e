/** What was in the way of a message that certainly did not leave: Meta's refusal by code and class, or no connection to Meta. */
export type Obstacle = { kind: "refused"; code: number; class: "retry" | "later" } | { kind: "not-sent" };

/** Try again after a delay, perhaps with the whole number waiting; or give up. */
export type RetryDecision = { kind: "again"; delayMs: number; pausesNumber: boolean } | { kind: "give-up" };

type Backoff = { firstMs: number; factor: number; longestMs: number; attempts: number };

const SECOND = 1_000;
const MINUTE = 60_000;

/** The pair limit: 4^k seconds, as Meta advises. Other contacts are not affected. */
const PAIR_LIMIT = 131056;
const PAIR_BACKOFF: Backoff = { firstMs: SECOND, factor: 4, longestMs: 256 * SECOND, attempts: 6 };

/** The number's throughput: everybody's messages wait a moment. */
const THROUGHPUT_LIMIT = 130429;
const THROUGHPUT_BACKOFF: Backoff = { firstMs: SECOND, factor: 2, longestMs: MINUTE, attempts: 8 };

/** Limits of the app, the token or the account, counted over minutes and hours: everybody's messages wait. */
const ACCOUNT_LIMITS = new Set([4, 17, 32, 613, 80007, 80008]);
const ACCOUNT_BACKOFF: Backoff = { firstMs: MINUTE, factor: 2, longestMs: 15 * MINUTE, attempts: 5 };

/** Trouble at Meta that Meta names as passing. */
const KNOWN_OUTAGES = new Set([2, 131016, 131057]);
const OUTAGE_BACKOFF: Backoff = { firstMs: SECOND, factor: 2, longestMs: MINUTE, attempts: 8 };

/** "Something went wrong", or a code nobody documented: worth a few tries only. */
const UNCLEAR_BACKOFF: Backoff = { firstMs: 2 * SECOND, factor: 4, longestMs: MINUTE, attempts: 3 };

/**
 * Refusals that last for hours. What an agent wrote behind it waits too, because a conversation keeps its order: after an
 * hour it is more honest to say that it failed, and leave it to the agent.
 */
const LATER_BACKOFF: Backoff = { firstMs: 5 * MINUTE, factor: 3, longestMs: 45 * MINUTE, attempts: 4 };

/** A paused template comes back after three or six hours, or when somebody lifts the pause by hand: not worth waiting. */
const TEMPLATE_PAUSED = 132015;

const NOT_SENT_BACKOFF: Backoff = { firstMs: SECOND, factor: 2, longestMs: MINUTE, attempts: 20 };

/** Delays grow by up to this share, so that what failed together does not come back together. */
const JITTER = 0.25;

/**
 * Whether and when a message is tried again, by `whatsapp/07`'s classes. `attempts` counts those made, this one included;
 * `random` is in [0, 1). Never for outcomes that are uncertain: those messages may have arrived.
 */
export function decideRetry(obstacle: Obstacle, attempts: number, random: number): RetryDecision {
  if (obstacle.kind === "refused" && obstacle.code === TEMPLATE_PAUSED) return { kind: "give-up" };
  const backoff = backoffFor(obstacle);
  if (attempts >= backoff.attempts) return { kind: "give-up" };
  const delayMs = Math.min(backoff.firstMs * backoff.factor ** (attempts - 1), backoff.longestMs);
  return { kind: "again", delayMs: Math.round(delayMs * (1 + JITTER * random)), pausesNumber: isNumberWide(obstacle) };
}

function backoffFor(obstacle: Obstacle): Backoff {
  if (obstacle.kind === "not-sent") return NOT_SENT_BACKOFF;
  if (obstacle.code === PAIR_LIMIT) return PAIR_BACKOFF;
  if (obstacle.code === THROUGHPUT_LIMIT) return THROUGHPUT_BACKOFF;
  if (ACCOUNT_LIMITS.has(obstacle.code)) return ACCOUNT_BACKOFF;
  if (obstacle.class === "later") return LATER_BACKOFF;
  return KNOWN_OUTAGES.has(obstacle.code) ? OUTAGE_BACKOFF : UNCLEAR_BACKOFF;
}

function isNumberWide(obstacle: Obstacle): boolean {
  return obstacle.kind === "refused" && (obstacle.code === THROUGHPUT_LIMIT || ACCOUNT_LIMITS.has(obstacle.code));
}
