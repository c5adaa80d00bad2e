import { changePassword } from "@/lib/auth/security";
import { readSessionToken } from "@/lib/auth/session-token";
import { PasswordInput } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";

export const PUT = handle(async ({ agent, request }) => {
  const input = PasswordInput.parse(await readJson(request));
  const token = (await readSessionToken(request.headers)) ?? "";
  await changePassword(agent, input, { network: networkOf(request.headers), token });
  return new Response(null, { status: 204 });
});
