import { KeysInput } from "@/lib/contract/number-connection";
import { readJson } from "@/lib/http/body";
import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { replaceKeys } from "@/lib/inbox/number-keys";

export const PUT = handle<{ numberId: string }>(
  async ({ agent, params, request }) => {
    const keys = KeysInput.parse(await readJson(request));
    return Response.json(await replaceKeys(agent, parseId(params.numberId), keys, connectingContext()));
  },
  { role: "admin" },
);
