import { now } from "@/lib/clock";
import { PersonTeamsInput } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseName } from "@/lib/http/params";
import { changePersonTeams } from "@/lib/inbox/teams";

export const PUT = handle<{ personId: string }>(
  async ({ agent, params, request }) => {
    const { teamIds } = PersonTeamsInput.parse(await readJson(request));
    await changePersonTeams(agent, parseName(params.personId), teamIds, now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
