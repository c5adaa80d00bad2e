import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { listConnections, startConnection } from "@/lib/inbox/connections";

export const GET = handle(async ({ agent }) => Response.json(await listConnections(agent, connectingContext())), {
  role: "admin",
});

export const POST = handle(
  async ({ agent }) => Response.json(await startConnection(agent, connectingContext()), { status: 201 }),
  { role: "admin" },
);
