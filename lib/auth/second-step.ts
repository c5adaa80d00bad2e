import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { takeCode } from "./authenticator";
import { forgiveLoginTry, takeLoginTry } from "./login-limiter";
import { consumeOneTimeToken, createOneTimeToken, findOneTimeToken } from "./one-time-token";

const TICKET_COOKIE = "casement.second_step";
const TICKET_MS = 5 * 60_000;

/** What can be given after the password. */
export type SecondSteps = { hasAuthenticator: boolean; hasPasskey: boolean };

/** Whether the password alone does not let this agent in. */
export async function hasSecondStep(agentId: string): Promise<boolean> {
  const { hasAuthenticator, hasPasskey } = await findSecondSteps(agentId);
  return hasAuthenticator || hasPasskey;
}

/**
 * A ticket for whoever gave the right password: within five minutes it goes with a code for a session. It is no session: nothing
 * else takes it. Answers the `set-cookie` header.
 */
export async function createTicket(agentId: string, now: Date): Promise<Headers> {
  const ticket = await createOneTimeToken({ purpose: "second-step", agentId, ttlMs: TICKET_MS }, now);
  return new Headers({ "set-cookie": cookie(ticket, TICKET_MS / 1000) });
}

/** What the holder of these headers' ticket may give; null = no ticket, or one that ran out. */
export async function findTicket(headers: Headers): Promise<SecondSteps | null> {
  const agentId = await ticketAgent(readTicket(headers));
  return agentId === null ? null : findSecondSteps(agentId);
}

/**
 * The agent whose ticket these headers carry and who has now given a right code, of the app or for recovery. The ticket is used up.
 * Tries are counted apart from passwords, so that the right password does not buy new ones. Throws `forbidden` for a ticket that
 * ran out, `unauthenticated` with `triesLeft`, and `too_many_attempts`.
 */
export async function passSecondStep(headers: Headers, code: string, network: string, now = new Date()): Promise<string> {
  const ticket = readTicket(headers);
  const agentId = await ticketAgent(ticket);
  if (agentId === null) throw ranOut();
  const source = { email: `second step of ${agentId}`, network };
  const ifFailed = await takeLoginTry(source, now);
  if (!(await takeCode(agentId, code, now))) throw new DomainError("unauthenticated", "This code is not right.", ifFailed);
  if (!(await consumeOneTimeToken("second-step", ticket))) throw ranOut();
  await forgiveLoginTry(source);
  return agentId;
}

/** The `set-cookie` value that removes a ticket. */
export function noTicketCookie(): string {
  return cookie("", 0);
}

async function findSecondSteps(agentId: string): Promise<SecondSteps> {
  const [steps] = await db().$queryRaw<SecondSteps[]>`
    SELECT EXISTS (SELECT FROM authenticator_app WHERE agent_id = ${agentId} AND confirmed_at IS NOT NULL) AS "hasAuthenticator",
      EXISTS (SELECT FROM passkey WHERE agent_id = ${agentId}) AS "hasPasskey"`;
  return steps ?? { hasAuthenticator: false, hasPasskey: false };
}

async function ticketAgent(ticket: string): Promise<string | null> {
  return (await findOneTimeToken("second-step", ticket))?.agentId ?? null;
}

function readTicket(headers: Headers): string {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === TICKET_COOKIE)?.[1] ?? "";
}

function cookie(value: string, maxAgeSeconds: number): string {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${TICKET_COOKIE}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function ranOut(): DomainError {
  return new DomainError("forbidden", "This took too long. Sign in again.");
}
