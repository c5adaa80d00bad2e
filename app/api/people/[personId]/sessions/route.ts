import { readSessionToken } from "@/lib/auth/session-token";
import { now } from "@/lib/clock";
import type { SessionList } from "@/lib/contract/second-step";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { listPersonSessions, signOutPerson } from "@/lib/inbox/people";

type Params = { personId: string };

export const GET = handle<Params>(
  async ({ agent, params, request }) => {
    const sessions = await listPersonSessions(agent, parseName(params.personId), await readSessionToken(request.headers));
    return Response.json({ sessions } satisfies SessionList);
  },
  { role: "admin" },
);

export const DELETE = handle<Params>(
  async ({ agent, params }) => {
    await signOutPerson(agent, parseName(params.personId), "all", now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
