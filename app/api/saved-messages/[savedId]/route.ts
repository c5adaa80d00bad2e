import { now } from "@/lib/clock";
import { SavedMessageInput } from "@/lib/contract/saved-message";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { deleteSavedMessage, updateSavedMessage } from "@/lib/inbox/saved-messages";

type Params = { savedId: string };

export const PUT = handle<Params>(async ({ agent, params, request }) => {
  const input = SavedMessageInput.parse(await readJson(request));
  return Response.json(await updateSavedMessage(agent, parseId(params.savedId), input, now()));
});

export const DELETE = handle<Params>(async ({ agent, params }) => {
  await deleteSavedMessage(agent, parseId(params.savedId));
  return new Response(null, { status: 204 });
});
