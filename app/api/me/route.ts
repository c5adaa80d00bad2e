import type { Me } from "@/lib/contract/agent";
import { handle } from "@/lib/http/handle";

export const GET = handle(async ({ agent }) => Response.json(agent satisfies Me));
