import { now } from "@/lib/clock";
import { NumberHealthQuery } from "@/lib/contract/number";
import { handle } from "@/lib/http/handle";
import { parseId, queryOf } from "@/lib/http/params";
import { readNumberHealth } from "@/lib/inbox/number-health";

export const GET = handle<{ numberId: string }>(
  async ({ agent, params, request }) => {
    const { today } = NumberHealthQuery.parse(queryOf(request));
    return Response.json(await readNumberHealth(agent, parseId(params.numberId), today ? new Date(today) : null, now()));
  },
  { role: "admin" },
);
