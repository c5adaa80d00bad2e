import { MessageFilter } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { listSentMessages } from "@/lib/inbox/reports/messages";

export const GET = handle(
  async ({ agent, request }) => Response.json(await listSentMessages(agent, MessageFilter.parse(queryOf(request)))),
  { role: "supervisor" },
);
