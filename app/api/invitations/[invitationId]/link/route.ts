import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { invitationLink } from "@/lib/http/invitation-link";
import { parseId } from "@/lib/http/params";
import { renewInvitation } from "@/lib/inbox/invitations";

export const POST = handle<{ invitationId: string }>(
  async ({ agent, params }) => {
    const invited = await renewInvitation(agent, parseId(params.invitationId), now());
    return Response.json(invitationLink(invited), { status: 201 });
  },
  { role: "admin" },
);
