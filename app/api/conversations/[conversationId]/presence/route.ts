import { PresenceInput } from "@/lib/contract/conversation";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { announcePresence } from "@/lib/inbox/presence";

export const PUT = handle<{ conversationId: string }>(async ({ agent, params, request }) => {
  await announcePresence(agent, parseId(params.conversationId), PresenceInput.parse(await readJson(request)));
  return new Response(null, { status: 204 });
});
