import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { sendingContext } from "@/lib/http/sending-context";
import { checkNumberNow } from "@/lib/inbox/number-check";

/** Asks Meta again, and answers when it has answered (or not): what it said is in the health. */
export const PUT = handle<{ numberId: string }>(
  async ({ agent, params }) => {
    await checkNumberNow(agent, parseId(params.numberId), sendingContext());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
