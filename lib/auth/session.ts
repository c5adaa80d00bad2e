import { isAPIError } from "better-auth/api";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Agent, agentColumns, toAgent } from "./agent";
import { authentication } from "./authentication";
import { forgiveLoginTry, pruneLoginAttempts, takeLoginTry } from "./login-limiter";
import { consumeOneTimeToken } from "./one-time-token";
import { findByPassword } from "./password";
import { createTicket, hasSecondStep } from "./second-step";

const USER_AGENT_MAX = 400;

/** `cookies` holds the `set-cookie` header to answer with. */
export type StartedSession = { agent: Agent; cookies: Headers };

/** Signing in, as far as it came: with a second step due the cookies hold a ticket for it, and no session. */
export type SignIn = StartedSession & { isSecondStepDue: boolean };

/**
 * Signs in by e-mail address and password, from a network (see `login-limiter`). Throws `unauthenticated` with `triesLeft`
 * (and `retryAfterSeconds` after the last), the same whether the address is unknown, its agent deactivated or the password wrong, and about as slow in each case;
 * throws `too_many_attempts` during a pause.
 */
export async function signIn(
  credentials: { email: string; password: string },
  network: string,
  { browser = new Headers(), now = new Date() }: { browser?: Headers; now?: Date } = {},
): Promise<SignIn> {
  const source = { email: credentials.email, network };
  const ifFailed = await takeLoginTry(source, now);
  const agentId = await findByPassword(credentials);
  if (agentId === null) {
    await pruneLoginAttempts(now);
    throw new DomainError("unauthenticated", "E-mail and password do not match.", ifFailed);
  }
  await forgiveLoginTry(source);
  await db().session.deleteMany({ where: { agentId, expiresAt: { lte: now } } });
  if (await hasSecondStep(agentId)) {
    return { ...(await withAgent(agentId, await createTicket(agentId, now))), isSecondStepDue: true };
  }
  return { ...(await startSession(agentId, browser)), isSecondStepDue: false };
}

/** Signs in with the token of a one-time link. Throws `unauthenticated` when it is wrong, ran out, or was used before. */
export async function signInByLink(token: string, browser?: Headers): Promise<StartedSession> {
  const consumed = await consumeOneTimeToken("sign-in", token);
  if (!consumed?.agentId) throw new DomainError("unauthenticated", "This link has been used, or ran out.");
  return startSession(consumed.agentId, browser);
}

/**
 * A session for an agent who proved by other means who they are. `browser` = the request's headers: the session is called by
 * its user agent. Throws `unauthenticated` for a deactivated agent.
 */
export async function startSession(agentId: string, browser = new Headers()): Promise<StartedSession> {
  const headers = new Headers({ "user-agent": (browser.get("user-agent") ?? "").slice(0, USER_AGENT_MAX) });
  const call = authentication().api.startSession({ body: { agentId }, headers, returnHeaders: true });
  const session = await unlessRefused(call);
  if (!session) throw new DomainError("unauthenticated", "This account is not active.");
  return withAgent(agentId, session.headers);
}

/** Ends the session whose cookie these headers carry, if any. Answers the `set-cookie` headers that remove the cookie. */
export async function endSession(headers: Headers): Promise<Headers> {
  const { headers: cookies } = await authentication().api.signOut({ headers, returnHeaders: true });
  return cookies;
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
