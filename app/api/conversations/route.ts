import { now } from "@/lib/clock";
import { ConversationQuery } from "@/lib/contract/conversation";
import { StartConversationInput, type StartedConversation } from "@/lib/contract/conversation-start";
import { readJson } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { queryOf } from "@/lib/http/params";
import { startConversation } from "@/lib/inbox/conversation-start";
import { listConversations } from "@/lib/inbox/conversations";

export const GET = handle(async ({ agent, request }) =>
  Response.json(await listConversations(agent, ConversationQuery.parse(queryOf(request)), now())),
);

export const POST = handle(async ({ agent, request }) => {
  const started = await startConversation(agent, StartConversationInput.parse(await readJson(request)), now());
  return Response.json(started satisfies StartedConversation, { status: started.isNew ? 201 : 200 });
});
