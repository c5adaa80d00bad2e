import { startSession } from "@/lib/auth/session";
import { now } from "@/lib/clock";
import { AcceptanceInput } from "@/lib/contract/people";
import { readJson } from "@/lib/http/body";
import { handlePublic } from "@/lib/http/handle";
import { signedInResponse } from "@/lib/http/signed-in";
import { acceptInvitation } from "@/lib/inbox/invitations";

export const POST = handlePublic(async (request) => {
  const agent = await acceptInvitation(AcceptanceInput.parse(await readJson(request)), now());
  return signedInResponse(await startSession(agent.id, request.headers), { status: 201 });
});
