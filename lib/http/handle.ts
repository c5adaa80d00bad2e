import { type Agent, requireAgent } from "@/lib/auth/agent";
import { hasRole } from "@/lib/auth/roles";
import { now } from "@/lib/clock";
import type { AgentRole } from "@/lib/contract/agent";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { newRequestId, problemResponse } from "./problem";
import { requireSameOrigin, requireSecureOrigin } from "./same-origin";

type RouteContext<Params> = { params: Promise<Params> };

/**
 * A Next route handler for signed-in agents: the cookie becomes an `agent` (else 401) with at least `options.role` (else
 * 403), errors become a `Problem`. For the headers that every answer carries, see `handlePublic`.
 */
export function handle<Params = Record<never, never>>(
  work: (context: { agent: Agent; params: Params; request: Request }) => Promise<Response>,
  options: { role?: AgentRole } = {},
) {
  return (request: Request, context: RouteContext<Params>): Promise<Response> =>
    answer(request, async () => {
      const agent = await requireAgent(request.headers);
      if (!hasRole(agent, options.role ?? "agent")) {
        throw new DomainError("forbidden", `This needs the role ${options.role}.`);
      }
      return work({ agent, params: await context.params, request });
    });
}

/**
 * A Next route handler for people who are not signed in. It refuses an address at which nobody could be; like `handle` it refuses state changes from other origins, turns
 * errors into a `Problem`, and puts on every answer `x-request-id`, `x-server-time` (milliseconds since 1970 by the server's
 * clock) and, unless the handler chose otherwise, `cache-control: no-store`.
 */
export function handlePublic(work: (request: Request) => Promise<Response>) {
  return (request: Request): Promise<Response> =>
    answer(request, () => {
      requireSecureOrigin(request, env().APP_URL);
      return work(request);
    });
}

async function answer(request: Request, work: () => Promise<Response>): Promise<Response> {
  const requestId = newRequestId();
  try {
    requireSameOrigin(request, env().APP_URL);
    return withHeaders(await work(), requestId);
  } catch (error) {
    return withHeaders(problemResponse(error, requestId), requestId);
  }
}

/** A copy, because the headers of a redirect cannot be changed. The body passes through unread, streams included. */
function withHeaders(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers);
  headers.set("x-request-id", requestId);
  headers.set("x-server-time", String(now().getTime()));
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
