import { now } from "@/lib/clock";
import { AssignmentInput } from "@/lib/contract/conversation";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { assign, unassign } from "@/lib/inbox/assignment";

type Params = { conversationId: string };

export const PUT = handle<Params>(async ({ agent, params, request }) => {
  const { assigneeId } = AssignmentInput.parse(await readJson(request));
  await assign(agent, parseId(params.conversationId), assigneeId, now());
  return new Response(null, { status: 204 });
});

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await unassign(agent, parseId(params.conversationId), now());
  return new Response(null, { status: 204 });
});
