import * as z from "zod/mini";
import { now } from "@/lib/clock";
import { DeliveryGrouping, ReportQuery } from "@/lib/contract/supervision";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { reportDeliveries } from "@/lib/inbox/reports/deliveries";

const Query = z.extend(ReportQuery, { by: DeliveryGrouping });

export const GET = handle(
  async ({ agent, request }) => Response.json(await reportDeliveries(agent, Query.parse(queryOf(request)), now())),
  { role: "supervisor" },
);
