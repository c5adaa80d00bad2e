import { handle } from "@/lib/http/handle";
import { listSetAside } from "@/lib/inbox/deliveries-list";

export const GET = handle(async ({ agent }) => Response.json(await listSetAside(agent)), { role: "admin" });
