import { handle } from "@/lib/http/handle";
import { listLibrary } from "@/lib/inbox/template-library";

export const GET = handle(async ({ agent }) => Response.json(await listLibrary(agent)));
