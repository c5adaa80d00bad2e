import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { cancelScheduled } from "@/lib/inbox/scheduled-replies";

type Params = { conversationId: string; scheduledId: string };

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await cancelScheduled(agent, parseId(params.conversationId), parseId(params.scheduledId), now());
  return new Response(null, { status: 204 });
});
