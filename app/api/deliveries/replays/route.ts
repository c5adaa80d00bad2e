import { now } from "@/lib/clock";
import { ReplayInput } from "@/lib/contract/ingest";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { replayDeliveries } from "@/lib/inbox/deliveries-review";

export const POST = handle(
  async ({ agent, request }) => {
    const { ids } = ReplayInput.parse(await readJson(request));
    return Response.json({ replayed: await replayDeliveries(agent, ids ?? null, now()) });
  },
  { role: "admin" },
);
