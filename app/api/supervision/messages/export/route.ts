import { now } from "@/lib/clock";
import { MessageFilter } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { textStream } from "@/lib/http/text-stream";
import { exportSentMessages } from "@/lib/inbox/reports/message-export";

export const GET = handle(
  async ({ agent, request }) => {
    const filter = MessageFilter.parse(queryOf(request));
    const lines = await exportSentMessages(agent, filter, now());
    const name = `messages-${filter.from.slice(0, 10)}-${filter.to.slice(0, 10)}.csv`;
    const headers = { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"` };
    return new Response(textStream(lines), { headers });
  },
  { role: "supervisor" },
);
