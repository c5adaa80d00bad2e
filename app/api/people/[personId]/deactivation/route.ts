import { now } from "@/lib/clock";
import { DeactivationInput } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { deactivatePerson, reactivatePerson } from "@/lib/inbox/deactivation";

type Params = { personId: string };

export const PUT = handle<Params>(
  async ({ agent, params, request }) => {
    const { giveTo } = DeactivationInput.parse(await readJson(request));
    await deactivatePerson(agent, parseName(params.personId), giveTo, now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);

export const DELETE = handle<Params>(
  async ({ agent, params }) => {
    await reactivatePerson(agent, parseName(params.personId), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
