import { isAPIError } from "better-auth/api";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Agent, agentColumns, toAgent } from "./agent";
import { authentication } from "./authentication";
import { forgiveLoginTry, pruneLoginAttempts, takeLoginTry } from "./login-limiter";
import { consumeOneTimeToken } from "./one-time-token";

/** `cookies` holds the `set-cookie` header to answer with. */
export type StartedSession = { agent: Agent; cookies: Headers };

/**
 * Signs in by e-mail address and password, from a network (see `login-limiter`). Throws `unauthenticated` with `triesLeft`
 * (and `retryAfterSeconds` after the last), the same whether the address is unknown, its agent deactivated or the password wrong, and about as slow in each case;
 * throws `too_many_attempts` during a pause.
 */
export async function signIn(
  credentials: { email: string; password: string },
  network: string,
  now = new Date(),
): Promise<StartedSession> {
  const source = { email: credentials.email, network };
  const ifFailed = await takeLoginTry(source, now);
  const session = await verifyPassword(credentials);
  if (!session) {
    await pruneLoginAttempts(now);
    throw new DomainError("unauthenticated", "E-mail and password do not match.", ifFailed);
  }
  await forgiveLoginTry(source);
  await db().session.deleteMany({ where: { agentId: session.agent.id, expiresAt: { lte: now } } });
  return session;
}

/** Signs in with the token of a one-time link. Throws `unauthenticated` when it is wrong, ran out, or was used before. */
export async function signInByLink(token: string): Promise<StartedSession> {
  const consumed = await consumeOneTimeToken("sign-in", token);
  if (!consumed?.agentId) throw new DomainError("unauthenticated", "This link has been used, or ran out.");
  return startSession(consumed.agentId);
}

/** A session for an agent who proved by other means who they are. Throws `unauthenticated` for a deactivated one. */
export async function startSession(agentId: string): Promise<StartedSession> {
  const session = await unlessRefused(authentication().api.startSession({ body: { agentId }, returnHeaders: true }));
  if (!session) throw new DomainError("unauthenticated", "This account is not active.");
  return withAgent(agentId, session.headers);
}

/** Ends the session whose cookie these headers carry, if any. Answers the `set-cookie` headers that remove the cookie. */
export async function endSession(headers: Headers): Promise<Headers> {
  const { headers: cookies } = await authentication().api.signOut({ headers, returnHeaders: true });
  return cookies;
}

async function verifyPassword(credentials: { email: string; password: string }): Promise<StartedSession | null> {
  const body = { email: credentials.email.trim(), password: credentials.password };
  const session = await unlessRefused(authentication().api.signInEmail({ body, returnHeaders: true }));
  return session && withAgent(session.response.user.id, session.headers);
}

async function withAgent(id: string, cookies: Headers): Promise<StartedSession> {
  const row = await db().agent.findUniqueOrThrow({ where: { id }, select: agentColumns });
  return { agent: toAgent(row), cookies };
}

/** Null for Better Auth's refusals; its other errors, a missing database among them, are thrown on. */
async function unlessRefused<Result>(call: Promise<Result>): Promise<Result | null> {
  try {
    return await call;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}
