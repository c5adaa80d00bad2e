import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { listChoices } from "@/lib/inbox/connections";

export const GET = handle<{ connectionId: string }>(
  async ({ agent, params }) => Response.json(await listChoices(agent, parseId(params.connectionId), connectingContext())),
  { role: "admin" },
);
