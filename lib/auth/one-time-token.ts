import { createHash, randomInt } from "node:crypto";
import { db, type Tx } from "@/lib/db";

/** What a token is good for: creating the first agent, or signing in as `agentId` from a link. */
export type TokenPurpose = "setup" | "sign-in";

/** Crockford's base 32: no letter that reads like a digit, none that makes a word. Twelve signs carry 60 bits. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
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
  const text = Array.from({ length: GROUPS }, randomGroup).join("-");
  await db().oneTimeToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await db().oneTimeToken.create({
    data: { purpose, tokenHash: hash(text), agentId, expiresAt: new Date(now.getTime() + ttlMs) },
  });
  return text;
}

/** Whether `text` would be accepted now. Uses nothing up. */
export async function isOneTimeTokenValid(purpose: TokenPurpose, text: string, now = new Date()): Promise<boolean> {
  const found = await db().oneTimeToken.count({
    where: { purpose, tokenHash: hash(text), expiresAt: { gt: now } },
  });
  return found === 1;
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

function randomGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A plain hash is enough: there are 60 random bits to guess, not a password. */
function hash(text: string): string {
  const signs = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return createHash("sha256").update(signs).digest("hex");
}
