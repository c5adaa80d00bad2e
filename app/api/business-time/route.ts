import { now } from "@/lib/clock";
import { BusinessTime } from "@/lib/contract/supervision";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { readBusinessTime, setBusinessTime } from "@/lib/inbox/business-hours";

export const GET = handle(async () => Response.json(await readBusinessTime()));

export const PUT = handle(
  async ({ agent, request }) => {
    const input = BusinessTime.parse(await readJson(request));
    return Response.json(await setBusinessTime(agent, input, now()));
  },
  { role: "admin" },
);
