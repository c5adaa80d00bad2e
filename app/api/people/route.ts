import type { PeopleList } from "@/lib/contract/people";
import { handle } from "@/lib/http/handle";
import { listInvitations } from "@/lib/inbox/invitations";
import { listPeople } from "@/lib/inbox/people";

export const GET = handle(
  async ({ agent }) => {
    const [people, invitations] = await Promise.all([listPeople(agent), listInvitations(agent)]);
    return Response.json({ people, invitations } satisfies PeopleList);
  },
  { role: "admin" },
);
