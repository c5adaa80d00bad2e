import { now } from "@/lib/clock";
import { ConversationQuery } from "@/lib/contract/conversation";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { listConversations } from "@/lib/inbox/conversations";

export const GET = handle(async ({ agent, request }) =>
  Response.json(await listConversations(agent, ConversationQuery.parse(queryOf(request)), now())),
);
