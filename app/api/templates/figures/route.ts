import { z } from "zod";
import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { countTemplates, FIGURES_MAX_DAYS } from "@/lib/inbox/template-figures";

const Query = z.object({ days: z.coerce.number().int().min(1).max(FIGURES_MAX_DAYS).default(7) });

export const GET = handle(async ({ agent, request }) =>
  Response.json(await countTemplates(agent, Query.parse(queryOf(request)).days, now())),
);
