import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { deleteTemplate } from "@/lib/inbox/template-account";

/** With `?language=`, that one alone. */
export const DELETE = handle<{ wabaId: string; name: string }>(
  async ({ agent, params, request }) => {
    const { language = null } = queryOf(request);
    await deleteTemplate(agent, { ...params, language }, whatsAppContext());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
