import { handle } from "@/lib/http/handle";
import { listNumbers } from "@/lib/inbox/numbers";

export const GET = handle(async ({ agent }) => Response.json(await listNumbers(agent)));
