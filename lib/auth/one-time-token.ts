import { createHash } from "node:crypto";
import { db, type Tx } from "@/lib/db";
import { createReadableCode, readableCodeSigns } from "./readable-code";

/** What a token is good for: creating the first agent, signing in as `agentId` from a link, or going on to the second step. */
export type TokenPurpose = "setup" | "sign-in" | "second-step";

/** Twelve signs carry 60 bits. */
const GROUPS = 3;
const GROUP_LENGTH = 4;

/**
 * Makes a token like "7Q4M-K2XD-93VT" that is good once, for `ttlMs` milliseconds of real time. Only its hash is stored, so
 * this is the one moment it can be shown.
 */
export async function createOneTimeToken(
  token: { purpose: TokenPurpose; agentId?: string; ttlMs: number },
  now = new Date(),
): Promise<string> {
  const { purpose, agentId = null, ttlMs } = token;
  const text = createReadableCode(GROUPS, GROUP_LENGTH);
  await db().oneTimeToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await db().oneTimeToken.create({
    data: { purpose, tokenHash: hash(text), agentId, expiresAt: new Date(now.getTime() + ttlMs) },
  });
  return text;
}

/** Whom a token is for, if `text` would be accepted now, else null. Uses nothing up. */
export async function findOneTimeToken(
  purpose: TokenPurpose,
  text: string,
  now = new Date(),
): Promise<{ agentId: string | null } | null> {
  return db().oneTimeToken.findFirst({
    where: { purpose, tokenHash: hash(text), expiresAt: { gt: now } },
    select: { agentId: true },
  });
}

/** Whether `text` would be accepted now. Uses nothing up. */
export async function isOneTimeTokenValid(purpose: TokenPurpose, text: string, now = new Date()): Promise<boolean> {
  return (await findOneTimeToken(purpose, text, now)) !== null;
}

/**
 * Uses a token up and answers whom it was for; null when it is wrong, ran out, or was used before. Of requests that bring the
 * same token at once, one gets it. People may type it in small letters, without dashes, O for 0 and I or L for 1.
 */
export async function consumeOneTimeToken(
  purpose: TokenPurpose,
  text: string,
  options: { tx?: Tx; now?: Date } = {},
): Promise<{ agentId: string | null } | null> {
  const { tx = db(), now = new Date() } = options;
  const [consumed] = await tx.$queryRaw<{ agentId: string | null }[]>`
    DELETE FROM one_time_token
    WHERE purpose = ${purpose} AND token_hash = ${hash(text)} AND expires_at > ${now}
    RETURNING agent_id AS "agentId"`;
  return consumed ?? null;
}

/** A plain hash is enough: there are 60 random bits to guess, not a password. */
function hash(text: string): string {
  return createHash("sha256").update(readableCodeSigns(text)).digest("hex");
}
