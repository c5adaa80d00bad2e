import { TokenInput } from "@/lib/contract/number-connection";
import { readJson } from "@/lib/http/body";
import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { enter } from "@/lib/inbox/connections";

export const PUT = handle<{ connectionId: string }>(
  async ({ agent, params, request }) => {
    const { accessToken } = TokenInput.parse(await readJson(request));
    return Response.json(await enter(agent, parseId(params.connectionId), { accessToken }, connectingContext()));
  },
  { role: "admin" },
);
