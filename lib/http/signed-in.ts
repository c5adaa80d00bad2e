import type { SignIn, StartedSession } from "@/lib/auth/session";
import type { SignedIn } from "@/lib/contract/session";
import { appendPreferenceCookies } from "./preference-cookies";
import { safePath } from "./safe-path";

const SECOND_STEP = "/sign-in/second-step";

/** The answer to a right password: a session, or a ticket and the way to the page that asks for the second step. */
export function signInResponse(signIn: SignIn, next: string | undefined): Response {
  if (!signIn.isSecondStepDue) return signedInResponse(signIn, { next });
  const body: SignedIn = { next: `${SECOND_STEP}?${new URLSearchParams({ next: safePath(next) })}` };
  return Response.json(body, { headers: signIn.cookies });
}

/** The answer that begins a session: its cookie, the agent's preference cookies, and where to go. */
export function signedInResponse(session: StartedSession, options: { next?: string | undefined; status?: number } = {}) {
  const headers = new Headers(session.cookies);
  appendPreferenceCookies(headers, session.agent);
  const body: SignedIn = { next: safePath(options.next) };
  return Response.json(body, { status: options.status ?? 200, headers });
}
