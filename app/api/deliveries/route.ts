import { handle } from "@/lib/http/handle";
import { listDeliveries } from "@/lib/inbox/deliveries-list";

export const GET = handle(async ({ agent }) => Response.json(await listDeliveries(agent)), { role: "admin" });
