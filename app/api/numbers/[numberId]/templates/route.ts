import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { fileStore } from "@/lib/http/file-store";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { createSendingContext } from "@/lib/inbox/sending-context";
import { listTemplates, refreshTemplates } from "@/lib/inbox/templates";
import { log } from "@/lib/log";

type Params = { numberId: string };

export const GET = handle<Params>(async ({ agent, params }) =>
  Response.json(await listTemplates(agent, parseId(params.numberId))),
);

export const PUT = handle<Params>(async ({ agent, params }) =>
  Response.json(
    await refreshTemplates(agent, parseId(params.numberId), createSendingContext(env(), { now, log, storage: fileStore() })),
  ),
);
