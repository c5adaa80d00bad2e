import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { discardConnection, readConnection } from "@/lib/inbox/connections";

type Params = { connectionId: string };

export const GET = handle<Params>(
  async ({ agent, params }) => Response.json(await readConnection(agent, parseId(params.connectionId), connectingContext())),
  { role: "admin" },
);

export const DELETE = handle<Params>(
  async ({ agent, params }) => {
    await discardConnection(agent, parseId(params.connectionId));
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
