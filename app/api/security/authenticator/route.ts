import { beginAuthenticator, confirmAuthenticator, removeAuthenticator } from "@/lib/auth/authenticator";
import { requirePassword } from "@/lib/auth/password";
import { AuthenticatorInput, type AuthenticatorSetup, ProofInput, type RecoveryCodes } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";

export const POST = handle(async ({ agent }) => {
  const setup: AuthenticatorSetup = await beginAuthenticator(agent);
  return Response.json(setup, { status: 201 });
});

export const PUT = handle(async ({ agent, request }) => {
  const { code } = AuthenticatorInput.parse(await readJson(request));
  const answer: RecoveryCodes = { codes: await confirmAuthenticator(agent, code) };
  return Response.json(answer);
});

export const DELETE = handle(async ({ agent, request }) => {
  const { password } = ProofInput.parse(await readJson(request));
  await requirePassword(agent, password, networkOf(request.headers));
  await removeAuthenticator(agent.id);
  return new Response(null, { status: 204 });
});
