import { now } from "@/lib/clock";
import { DraftInput } from "@/lib/contract/draft";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { saveDraft } from "@/lib/inbox/drafts";

type Params = { conversationId: string };

export const PUT = handle<Params>(async ({ agent, params, request }) => {
  const input = DraftInput.parse(await readJson(request));
  return Response.json(await saveDraft(agent, parseId(params.conversationId), input, now()));
});
