import { renewRecoveryCodes } from "@/lib/auth/authenticator";
import { requirePassword } from "@/lib/auth/password";
import { ProofInput, type RecoveryCodes } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";

export const POST = handle(async ({ agent, request }) => {
  const { password } = ProofInput.parse(await readJson(request));
  await requirePassword(agent, password, networkOf(request.headers));
  const answer: RecoveryCodes = { codes: await renewRecoveryCodes(agent.id) };
  return Response.json(answer, { status: 201 });
});
