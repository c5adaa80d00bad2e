import { now } from "@/lib/clock";
import { TeamInput, type TeamList, type TeamView } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { createTeam, listTeams } from "@/lib/inbox/teams";

export const GET = handle(async ({ agent }) => Response.json({ teams: await listTeams(agent) } satisfies TeamList), {
  role: "supervisor",
});

export const POST = handle(
  async ({ agent, request }) => {
    const team: TeamView = await createTeam(agent, TeamInput.parse(await readJson(request)), now());
    return Response.json(team, { status: 201 });
  },
  { role: "admin" },
);
