import type { InvitationLink } from "@/lib/contract/people";
import { env } from "@/lib/env";
import type { NewInvitation } from "@/lib/inbox/invitations";

/** An invitation with the address to send to whoever is invited: the one moment that its secret is told. */
export function invitationLink({ invitation, secret }: NewInvitation): InvitationLink {
  return { invitation, link: `${env().APP_URL}/invite/${secret}` };
}
