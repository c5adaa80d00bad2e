import { handle } from "@/lib/http/handle";
import { listAgents } from "@/lib/inbox/agents";

export const GET = handle(async () => Response.json(await listAgents()));
