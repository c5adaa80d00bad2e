import { endOwnSessions } from "@/lib/auth/security";
import { readSessionToken } from "@/lib/auth/session-token";
import { handle } from "@/lib/http/handle";

export const DELETE = handle(async ({ agent, request }) => {
  await endOwnSessions(agent, { exceptToken: (await readSessionToken(request.headers)) ?? "" });
  return new Response(null, { status: 204 });
});
