import { ReadMarkerInput } from "@/lib/contract/conversation";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { markRead, markUnread } from "@/lib/inbox/read-markers";

type Params = { conversationId: string };

export const PUT = handle<Params>(async ({ agent, params, request }) => {
  const { upToMessageId } = ReadMarkerInput.parse(await readJson(request));
  await markRead(agent, parseId(params.conversationId), upToMessageId);
  return new Response(null, { status: 204 });
});

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await markUnread(agent, parseId(params.conversationId));
  return new Response(null, { status: 204 });
});
