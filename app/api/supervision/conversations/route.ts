import { now } from "@/lib/clock";
import { ConversationFilter } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { listSupervisedConversations } from "@/lib/inbox/reports/conversations";

export const GET = handle(
  async ({ agent, request }) =>
    Response.json(await listSupervisedConversations(agent, ConversationFilter.parse(queryOf(request)), now())),
  { role: "supervisor" },
);
