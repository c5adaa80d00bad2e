import { now } from "@/lib/clock";
import { TeamInput, type TeamView } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { changeTeam, deleteTeam } from "@/lib/inbox/teams";

type Params = { teamId: string };

export const PUT = handle<Params>(
  async ({ agent, params, request }) => {
    const input = TeamInput.parse(await readJson(request));
    const team: TeamView = await changeTeam(agent, parseId(params.teamId), input, now());
    return Response.json(team);
  },
  { role: "admin" },
);

export const DELETE = handle<Params>(
  async ({ agent, params }) => {
    await deleteTeam(agent, parseId(params.teamId), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
