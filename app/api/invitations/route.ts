import { now } from "@/lib/clock";
import { InvitationInput } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { invitationLink } from "@/lib/http/invitation-link";
import { invite } from "@/lib/inbox/invitations";

export const POST = handle(
  async ({ agent, request }) => {
    const invited = await invite(agent, InvitationInput.parse(await readJson(request)), now());
    return Response.json(invitationLink(invited), { status: 201 });
  },
  { role: "admin" },
);
