import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { sendingContext } from "@/lib/http/sending-context";
import { subscribeNumber } from "@/lib/inbox/number-subscription";

/** Answers when Meta has answered (or not) to this and to being asked again: what it says now is in the health. */
export const PUT = handle<{ numberId: string }>(
  async ({ agent, params }) => Response.json(await subscribeNumber(agent, parseId(params.numberId), sendingContext())),
  { role: "admin" },
);
