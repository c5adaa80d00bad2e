import { createHmac } from "node:crypto";
import { type AccessToken, mayUse, type Scope } from "../account/access-token";
import type { App } from "../account/app";
import type { World } from "../world";
import { GraphError } from "./graph-error";

/** Who calls: an app, by itself (without a token) or for somebody who gave it one. */
export type Caller = { app: App; token: AccessToken | null };

/**
 * Knows the caller by the bearer token (or the `access_token` parameter), and checks the proof made with the app secret when
 * one is sent. Throws GraphError 190 for a token that is unknown, expired or revoked.
 */
export function authenticate(world: World, authorization: string | undefined, query: URLSearchParams): Caller {
  const value = /^(?:Bearer|OAuth) +(\S.*)$/i.exec(authorization ?? "")?.[1] ?? query.get("access_token");
  if (value === null || value === "") throw invalid("Authentication Error");
  const caller = findApp(world, value) ?? findToken(world, value);
  if (caller.token) checkAlive(world, caller.token);
  const proof = query.get("appsecret_proof");
  const expected = createHmac("sha256", caller.app.secret).update(value).digest("hex");
  if (proof !== null && proof !== expected) {
    throw new GraphError(100, { message: "Invalid appsecret_proof provided in the API argument", details: null });
  }
  return caller;
}

/** Refuses with 10 when the token lacks a permission; an app by itself has none. */
export function requireScope({ token }: Caller, scope: Scope): void {
  if (token?.scopes.includes(scope)) return;
  throw new GraphError(10, { message: "(#10) Application does not have permission for this action", details: null });
}

/** Whether the caller may see what belongs to this account. */
export function canSee({ token }: Caller, wabaId: string): boolean {
  return token !== null && mayUse(token, wabaId);
}

/** "APP_ID|APP_SECRET": the app speaks for itself. */
function findApp(world: World, value: string): Caller | null {
  const [id = "", secret] = value.split("|");
  const app = world.portfolio.apps.get(id);
  return app && secret === app.secret ? { app, token: null } : null;
}

function findToken(world: World, value: string): Caller {
  const token = world.portfolio.tokens.get(value);
  const app = token && world.portfolio.apps.get(token.appId);
  if (!app) throw invalid("Invalid OAuth access token - Cannot parse access token");
  return { app, token };
}

function checkAlive(world: World, token: AccessToken): void {
  const problem = findProblem(world, token);
  if (problem) throw invalid(problem.message, problem.subcode);
}

/** Why a token no longer works. Null: it does. */
export function findProblem(world: World, token: AccessToken): { message: string; subcode: number } | null {
  const now = world.clock.now();
  if (token.isRevoked) return { message: "Error validating access token: The session is invalid.", subcode: 467 };
  const expiry = world.settings.tokenExpired ? now - 60_000 : token.expiresAt;
  if (expiry === null || now < expiry) return null;
  const when = new Date(expiry).toUTCString();
  return { message: `Error validating access token: Session has expired on ${when}.`, subcode: 463 };
}

function invalid(message: string, subcode?: number): GraphError {
  return new GraphError(190, { message, details: null, ...(subcode === undefined ? {} : { subcode }) });
}
