import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { retryAttachment } from "@/lib/inbox/attachments";

type Params = { attachmentId: string };

export const POST = handle<Params>(async ({ agent, params }) =>
  Response.json(await retryAttachment(agent, parseId(params.attachmentId), now()), { status: 202 }),
);
