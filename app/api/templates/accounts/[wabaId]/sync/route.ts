import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { syncAccount } from "@/lib/inbox/template-account";

const WabaId = z.string().regex(/^\w{1,64}$/);

export const PUT = handle<{ wabaId: string }>(
  async ({ agent, params }) => {
    await syncAccount(agent, WabaId.parse(params.wabaId), whatsAppContext());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
