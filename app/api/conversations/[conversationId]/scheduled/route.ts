import { now } from "@/lib/clock";
import { ScheduleInput } from "@/lib/contract/scheduled";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { listScheduled, scheduleReply } from "@/lib/inbox/scheduled-replies";

type Params = { conversationId: string };

export const GET = handle<Params>(async ({ agent, params }) =>
  Response.json(await listScheduled(agent, parseId(params.conversationId))),
);

export const POST = handle<Params>(async ({ agent, params, request }) => {
  const input = ScheduleInput.parse(await readJson(request));
  return Response.json(await scheduleReply(agent, parseId(params.conversationId), input, now()), { status: 201 });
});
