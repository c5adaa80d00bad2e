import { now } from "@/lib/clock";
import { ReportQuery } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { loadBoard } from "@/lib/inbox/reports/board";

export const GET = handle(
  async ({ agent, request }) => Response.json(await loadBoard(agent, ReportQuery.parse(queryOf(request)), now())),
  { role: "supervisor" },
);
