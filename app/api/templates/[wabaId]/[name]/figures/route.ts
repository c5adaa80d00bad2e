import { z } from "zod";
import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseTemplate, queryOf } from "@/lib/http/params";
import { countWeeks } from "@/lib/inbox/template-figures";

const Query = z.object({ timeZone: z.string().regex(/^[\w+/-]{1,64}$/) });

export const GET = handle<{ wabaId: string; name: string }>(async ({ agent, params, request }) => {
  const { wabaId, name } = parseTemplate(params);
  const { timeZone } = Query.parse(queryOf(request));
  return Response.json(await countWeeks(agent, wabaId, name, timeZone, now()));
});
