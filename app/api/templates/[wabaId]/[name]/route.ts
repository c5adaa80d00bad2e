import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { parseTemplate, queryOf } from "@/lib/http/params";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { deleteTemplate } from "@/lib/inbox/template-account";

const Query = z.object({
  language: z
    .string()
    .regex(/^\w{2,16}$/)
    .optional(),
});

/** With `?language=`, that one alone. */
export const DELETE = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) => {
    const { language = null } = Query.parse(queryOf(request));
    await deleteTemplate(agent, { ...parseTemplate(params), language }, whatsAppContext());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
