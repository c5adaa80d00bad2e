import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { listTemplates, refreshTemplates } from "@/lib/inbox/templates";

type Params = { numberId: string };

export const GET = handle<Params>(async ({ agent, params }) =>
  Response.json(await listTemplates(agent, parseId(params.numberId))),
);

export const PUT = handle<Params>(async ({ agent, params }) =>
  Response.json(await refreshTemplates(agent, parseId(params.numberId), whatsAppContext())),
);
