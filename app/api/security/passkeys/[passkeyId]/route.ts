import { removePasskey, renamePasskey } from "@/lib/auth/passkeys";
import { PasskeyRename } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";

type Params = { passkeyId: string };

export const PATCH = handle<Params>(async ({ agent, params, request }) => {
  const { name } = PasskeyRename.parse(await readJson(request));
  await renamePasskey(agent, parseId(params.passkeyId), name);
  return new Response(null, { status: 204 });
});

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await removePasskey(agent, parseId(params.passkeyId));
  return new Response(null, { status: 204 });
});
