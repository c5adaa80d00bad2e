import { now } from "@/lib/clock";
import { ReplyInput, ThreadQuery } from "@/lib/contract/message";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId, queryOf } from "@/lib/http/params";
import { sendReply } from "@/lib/inbox/replies";
import { listThread } from "@/lib/inbox/thread";

type Params = { conversationId: string };

export const GET = handle<Params>(async ({ agent, params, request }) =>
  Response.json(await listThread(agent, parseId(params.conversationId), ThreadQuery.parse(queryOf(request)))),
);

export const POST = handle<Params>(async ({ agent, params, request }) => {
  const reply = ReplyInput.parse(await readJson(request));
  return Response.json(await sendReply(agent, parseId(params.conversationId), reply, now()), { status: 201 });
});
