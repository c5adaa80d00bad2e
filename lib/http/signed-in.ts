import type { StartedSession } from "@/lib/auth/session";
import type { SignedIn } from "@/lib/contract/session";
import { appendPreferenceCookies } from "./preference-cookies";
import { safePath } from "./safe-path";

/** The answer that begins a session: its cookie, the agent's preference cookies, and where to go. */
export function signedInResponse(session: StartedSession, options: { next?: string | undefined; status?: number } = {}) {
  const headers = new Headers(session.cookies);
  appendPreferenceCookies(headers, session.agent);
  const body: SignedIn = { next: safePath(options.next) };
  return Response.json(body, { status: options.status ?? 200, headers });
}
