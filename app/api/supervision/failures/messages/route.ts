import { now } from "@/lib/clock";
import { MessageFilter } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { listFailedMessages } from "@/lib/inbox/reports/messages";

export const GET = handle(
  async ({ agent, request }) => Response.json(await listFailedMessages(agent, MessageFilter.parse(queryOf(request)), now())),
  { role: "supervisor" },
);
