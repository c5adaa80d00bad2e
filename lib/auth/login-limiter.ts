import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/** Minutes of pause after the first, second, third … failure; the last repeats. Five tries, then one minute to fifteen. */
const ADDRESS_PAUSES = [0, 0, 0, 0, 1, 2, 4, 8, 15];
/** A network has more tries before the same pauses, because a whole office may sign in from behind one. */
const NETWORK_PAUSES = [...Array<number>(20).fill(0), ...ADDRESS_PAUSES];

/** Failures older than this count no more, so that last week's typing errors pause nobody. */
const FORGET_AFTER_MS = 24 * 3_600_000;
const PRUNE_BATCH = 200;

/** Who tries to sign in: the e-mail address as typed, known or not, and the network it comes from. */
export type LoginSource = { email: string; network: string };

type IfFailed = { triesLeft: number; retryAfterSeconds?: number };

/**
 * Counts a try as failed before its password is looked at, in one statement, so that tries that run at once cannot slip past
 * the count. During a pause of its address or its network a try is refused, and neither counted nor worth verifying. Answers
 * what follows if it does fail: how many tries are left, and after the last how long the pause is. Throws
 * `too_many_attempts` with `retryAfterSeconds`.
 */
export async function takeLoginTry(source: LoginSource, now = new Date()): Promise<IfFailed> {
  const address = addressKey(source);
  const keys = [address, networkKey(source)];
  // Taken in one order, so that two tries never wait for each other. The first condition keeps a paused network from using up
  // an address's tries; the last one is what concurrent tries cannot pass.
  const counted = await db().$queryRaw<{ key: string; failures: number }[]>`
    INSERT INTO login_attempt AS attempt (key, failures, first_at)
    SELECT key, 1, ${now} FROM unnest(${keys}::text[]) AS tried (key)
    WHERE NOT EXISTS (SELECT FROM login_attempt AS paused WHERE paused.key = ANY (${keys}) AND paused.blocked_until > ${now})
    ORDER BY key
    ON CONFLICT (key) DO UPDATE SET (failures, first_at, blocked_until) = (
      SELECT count,
        CASE WHEN count = 1 THEN excluded.first_at ELSE attempt.first_at END,
        ${now}::timestamptz + make_interval(mins => pauses[least(count, cardinality(pauses))])
      FROM (SELECT
        CASE WHEN attempt.first_at < ${forgottenBefore(now)} THEN 1 ELSE attempt.failures + 1 END AS count,
        CASE WHEN attempt.key = ${address} THEN ${ADDRESS_PAUSES}::int[] ELSE ${NETWORK_PAUSES}::int[] END AS pauses
      ) AS next
    )
    WHERE attempt.blocked_until IS NULL OR attempt.blocked_until <= ${now}
    RETURNING key, failures`;
  if (counted.length < keys.length) throw await pauseError(keys, now);
  return afterFailures(counted.map(({ key, failures }) => [key === address ? ADDRESS_PAUSES : NETWORK_PAUSES, failures]));
}

/** After the right password: forgets the address's failures, and takes this try back from its network's. */
export async function forgiveLoginTry(source: LoginSource): Promise<void> {
  await db().$executeRaw`DELETE FROM login_attempt WHERE key = ${addressKey(source)}`;
  // Only this one, or somebody with an account could clear the network's count between guesses at other accounts.
  await db().$executeRaw`
    UPDATE login_attempt SET failures = greatest(0, failures - 1), blocked_until = NULL
    WHERE key = ${networkKey(source)}`;
}

/** After a wrong password: drops some of what no longer counts, so that the table outlives an attack by a day at most. */
export async function pruneLoginAttempts(now = new Date()): Promise<void> {
  await db().$executeRaw`
    DELETE FROM login_attempt WHERE key IN (
      SELECT key FROM login_attempt
      WHERE first_at < ${forgottenBefore(now)} AND (blocked_until IS NULL OR blocked_until <= ${now})
      LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED
    )`;
}

async function pauseError(keys: string[], now: Date): Promise<DomainError> {
  const { _max } = await db().loginAttempt.aggregate({ where: { key: { in: keys } }, _max: { blockedUntil: true } });
  const leftMs = (_max.blockedUntil ?? now).getTime() - now.getTime();
  const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new DomainError("too_many_attempts", "Too many tries. Wait before the next one.", { retryAfterSeconds });
}

function afterFailures(counts: [pauses: number[], failures: number][]): IfFailed {
  const triesLeft = counts.map(([pauses, failures]) => pauses.findIndex((minutes) => minutes > 0) + 1 - failures);
  const pauses = counts.map(([minutes, failures]) => minutes[Math.min(failures, minutes.length) - 1] ?? 0);
  const retryAfterSeconds = Math.max(...pauses) * 60;
  return { triesLeft: Math.max(0, Math.min(...triesLeft)), ...(retryAfterSeconds > 0 && { retryAfterSeconds }) };
}

function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - FORGET_AFTER_MS);
}

/** Hashed, to bound its length, and because people type passwords into the wrong field. */
function addressKey({ email }: LoginSource): string {
  return `address:${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}

function networkKey({ network }: LoginSource): string {
  return `network:${network}`;
}
