import { now } from "@/lib/clock";
import { DraftInput } from "@/lib/contract/conversation";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { saveDraft } from "@/lib/inbox/drafts";

type Params = { conversationId: string };

export const PUT = handle<Params>(async ({ agent, params, request }) => {
  const { text } = DraftInput.parse(await readJson(request));
  await saveDraft(agent, parseId(params.conversationId), text, now());
  return new Response(null, { status: 204 });
});
