import { now } from "@/lib/clock";
import { SavedMessageInput } from "@/lib/contract/saved-message";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { listSavedMessages, saveMessage } from "@/lib/inbox/saved-messages";

export const GET = handle(async ({ agent }) => Response.json(await listSavedMessages(agent)));

export const POST = handle(async ({ agent, request }) => {
  const input = SavedMessageInput.parse(await readJson(request));
  return Response.json(await saveMessage(agent, input, now()), { status: 201 });
});
