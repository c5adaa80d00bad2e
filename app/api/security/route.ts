import { findSecurity } from "@/lib/auth/security";
import { readSessionToken } from "@/lib/auth/session-token";
import type { SecurityView } from "@/lib/contract/second-step";
import { handle } from "@/lib/http/handle";

export const GET = handle(async ({ agent, request }) => {
  const view: SecurityView = await findSecurity(agent, await readSessionToken(request.headers));
  return Response.json(view);
});
