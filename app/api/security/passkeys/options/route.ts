import { beginPasskey } from "@/lib/auth/passkeys";
import { requirePassword } from "@/lib/auth/password";
import { ProofInput } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";

/** With the password, because a passkey lets in alone, and outlives the session it was made in. */
export const POST = handle(async ({ agent, request }) => {
  const { password } = ProofInput.parse(await readJson(request));
  await requirePassword(agent, password, networkOf(request.headers));
  return Response.json(await beginPasskey(agent));
});
