import { createHash } from "node:crypto";
import { db } from "@/lib/db";

/** What a challenge was made for: adding a passkey to an account, or signing in with any. */
export type ChallengePurpose = "passkey-registration" | "passkey-sign-in";

/** For how long it may be answered, in milliseconds. */
export const CHALLENGE_MS = 5 * 60_000;
/** Anybody can ask for challenges to sign in with: beyond this many the oldest are forgotten. */
const MAX_OPEN = 5_000;

/** Keeps a challenge until it is answered, once, or runs out. */
export async function keepChallenge(challenge: string, purpose: ChallengePurpose, agentId: string | null): Promise<void> {
  const now = new Date();
  await db().oneTimeToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await db().$executeRaw`
    DELETE FROM one_time_token WHERE purpose = ${purpose} AND token_hash IN (
      SELECT token_hash FROM one_time_token WHERE purpose = ${purpose} ORDER BY created_at DESC OFFSET ${MAX_OPEN - 1})`;
  await db().oneTimeToken.create({
    data: { purpose, tokenHash: hash(challenge), agentId, expiresAt: new Date(now.getTime() + CHALLENGE_MS) },
    select: { purpose: true },
  });
}

/** Uses a challenge up; whether it was ours, for this, and for this agent. */
export async function takeChallenge(challenge: string, purpose: ChallengePurpose, agentId: string | null): Promise<boolean> {
  const { count } = await db().oneTimeToken.deleteMany({
    where: { purpose, tokenHash: hash(challenge), agentId, expiresAt: { gt: new Date() } },
  });
  return count === 1;
}

function hash(challenge: string): string {
  return createHash("sha256").update(challenge).digest("hex");
}
