import { handle } from "@/lib/http/handle";
import { listNumbers } from "@/lib/inbox/numbers";

export const GET = handle(async () => Response.json(await listNumbers()));
