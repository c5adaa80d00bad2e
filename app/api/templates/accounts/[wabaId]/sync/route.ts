import { handle } from "@/lib/http/handle";
import { whatsAppContext } from "@/lib/http/whatsapp";
import { syncAccount } from "@/lib/inbox/template-account";

export const PUT = handle<{ wabaId: string }>(async ({ agent, params }) => {
  await syncAccount(agent, params.wabaId, whatsAppContext());
  return new Response(null, { status: 204 });
});
