import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { removeSecondStep } from "@/lib/inbox/people";

export const DELETE = handle<{ personId: string }>(
  async ({ agent, params }) => {
    await removeSecondStep(agent, parseName(params.personId), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
