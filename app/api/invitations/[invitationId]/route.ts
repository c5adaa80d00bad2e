import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { revokeInvitation } from "@/lib/inbox/invitations";

export const DELETE = handle<{ invitationId: string }>(
  async ({ agent, params }) => {
    await revokeInvitation(agent, parseId(params.invitationId), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
