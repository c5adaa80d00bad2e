import { endOwnSessions } from "@/lib/auth/security";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";

export const DELETE = handle<{ sessionId: string }>(async ({ agent, params }) => {
  await endOwnSessions(agent, { id: parseName(params.sessionId) });
  return new Response(null, { status: 204 });
});
