import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { reopen, resolve } from "@/lib/inbox/resolution";

type Params = { conversationId: string };

export const PUT = handle<Params>(async ({ agent, params }) => {
  await resolve(agent, parseId(params.conversationId), now());
  return new Response(null, { status: 204 });
});

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await reopen(agent, parseId(params.conversationId), now());
  return new Response(null, { status: 204 });
});
