import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { parseTemplate, queryOf } from "@/lib/http/params";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { liftPause } from "@/lib/inbox/template-account";

const Query = z.object({ language: z.string().regex(/^\w{2,16}$/) });

export const DELETE = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) => {
    await liftPause(agent, { ...parseTemplate(params), ...Query.parse(queryOf(request)) }, whatsAppContext());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
