import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { findConversation } from "@/lib/inbox/conversations";

export const GET = handle<{ conversationId: string }>(async ({ agent, params }) =>
  Response.json(await findConversation(agent, parseId(params.conversationId))),
);
