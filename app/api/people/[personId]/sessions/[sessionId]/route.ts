import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { signOutPerson } from "@/lib/inbox/people";

export const DELETE = handle<{ personId: string; sessionId: string }>(
  async ({ agent, params }) => {
    await signOutPerson(agent, parseName(params.personId), { id: parseName(params.sessionId) }, now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
