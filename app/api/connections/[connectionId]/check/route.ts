import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { enter } from "@/lib/inbox/connections";

/** Asks Meta again about all that was entered. */
export const PUT = handle<{ connectionId: string }>(
  async ({ agent, params }) => Response.json(await enter(agent, parseId(params.connectionId), {}, connectingContext())),
  { role: "admin" },
);
