import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { sendingContext } from "@/lib/http/sending-context";
import { askPhone } from "@/lib/inbox/phone-sharing";

/** Asks Meta for the contacts and messages of the number's phone, as far as they have not been asked for. */
export const PUT = handle<{ numberId: string }>(
  async ({ agent, params }) => Response.json(await askPhone(agent, parseId(params.numberId), sendingContext())),
  { role: "admin" },
);
