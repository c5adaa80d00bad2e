import { hashPassword as scrypt, verifyPassword } from "better-auth/crypto";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { Agent } from "./agent";
import { forgiveLoginTry, takeLoginTry } from "./login-limiter";

const PROVIDER = "credential";

/** A salted scrypt hash of a password, in the form that signing in verifies. Slow on purpose: tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return scrypt(password);
}

/** The active agent who has this address (any case) and this password; null = nobody, after about as long. */
export async function findByPassword(credentials: { email: string; password: string }): Promise<string | null> {
  const account = await db().account.findFirst({
    where: { providerId: PROVIDER, agent: { email: credentials.email.trim().toLowerCase(), deactivatedAt: null } },
    select: { agentId: true, password: true },
  });
  if (!account?.password) {
    await scrypt(credentials.password);
    return null;
  }
  return (await verifyPassword({ hash: account.password, password: credentials.password })) ? account.agentId : null;
}

/**
 * Has somebody who is signed in prove it with the own password, before what a borrowed browser must not do. Counted like signing in.
 * Throws DomainError "forbidden", and "too_many_attempts".
 */
export async function requirePassword(agent: Agent, password: string, network: string): Promise<void> {
  const source = { email: agent.email, network };
  const ifFailed = await takeLoginTry(source);
  if ((await findByPassword({ email: agent.email, password })) !== agent.id) {
    throw new DomainError("forbidden", "This is not your password.", ifFailed);
  }
  await forgiveLoginTry(source);
}

/** Gives somebody a new password. The caller has made sure of who asks. */
export async function replacePassword(agentId: string, password: string): Promise<void> {
  await db().account.updateMany({
    where: { agentId, providerId: PROVIDER },
    data: { password: await hashPassword(password) },
  });
}
