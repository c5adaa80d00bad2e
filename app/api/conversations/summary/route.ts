import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { summarizeConversations } from "@/lib/inbox/conversations";

export const GET = handle(async ({ agent }) => Response.json(await summarizeConversations(agent, now())));
