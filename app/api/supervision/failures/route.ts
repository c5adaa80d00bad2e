import * as z from "zod/mini";
import { now } from "@/lib/clock";
import { ReportQuery } from "@/lib/contract/supervision";
import { maxUnits } from "@/lib/contract/text-length";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { loadFailures } from "@/lib/inbox/reports/failures";

const Query = z.extend(ReportQuery, { agentId: z.optional(z.string().check(z.minLength(1), maxUnits(64))) });

export const GET = handle(
  async ({ agent, request }) => Response.json(await loadFailures(agent, Query.parse(queryOf(request)), now())),
  { role: "supervisor" },
);
