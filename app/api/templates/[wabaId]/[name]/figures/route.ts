import { z } from "zod";
import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { countWeeks } from "@/lib/inbox/template-figures";

const Query = z.object({ timeZone: z.string().max(64) });

export const GET = handle<{ wabaId: string; name: string }>(async ({ agent, params, request }) => {
  const { timeZone } = Query.parse(queryOf(request));
  return Response.json(await countWeeks(agent, params.wabaId, params.name, timeZone, now()));
});
