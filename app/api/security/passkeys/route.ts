import { addPasskey } from "@/lib/auth/passkeys";
import { PasskeyInput } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";

export const POST = handle(async ({ agent, request }) => {
  const { name, answer } = PasskeyInput.parse(await readJson(request));
  return Response.json(await addPasskey(agent, name, answer), { status: 201 });
});
