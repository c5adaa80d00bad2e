import { FinishInput, NumberChoiceInput } from "@/lib/contract/number-connection";
import { readJson } from "@/lib/http/body";
import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { finishConnection } from "@/lib/inbox/connection-finish";
import { enter } from "@/lib/inbox/connections";

type Params = { connectionId: string };

export const PUT = handle<Params>(
  async ({ agent, params, request }) => {
    const number = NumberChoiceInput.parse(await readJson(request));
    return Response.json(await enter(agent, parseId(params.connectionId), { number }, connectingContext()));
  },
  { role: "admin" },
);

/** Makes the number: the connection is done. */
export const POST = handle<Params>(
  async ({ agent, params, request }) => {
    const { name } = FinishInput.parse(await readJson(request));
    const connected = await finishConnection(agent, parseId(params.connectionId), name, connectingContext());
    return Response.json(connected, { status: 201 });
  },
  { role: "admin" },
);
