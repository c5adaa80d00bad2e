import { makeObjectId } from "../ids";
import { shareBook } from "../sharing/book";
import { shareHistory } from "../sharing/history";
import { GraphError, invalidParameter } from "./graph-error";
import type { Params } from "./params";
import type { Sender } from "./sender";

const DAY_MS = 86_400_000;

/** POST /{number}/smb_app_data: the phone shares its address book or its messages, each once, within a day of the number's coming here. */
export function requestPhoneData(sender: Sender, params: Params): Record<string, unknown> {
  const { world, number } = sender;
  params.keyword("messaging_product", ["whatsapp"]);
  const type = params.keyword("sync_type", ["smb_app_state_sync", "history"]);
  if (!number.state.isOnBizApp) throw invalidParameter("This phone number is not in the WhatsApp Business app.");
  if (world.clock.now() - number.cameAt > DAY_MS) throw new GraphError(2593108);
  const what = type === "history" ? "history" : "smb_app_state_sync";
  if (number.phone.asked.has(what)) throw new GraphError(2593107);
  number.phone.asked.add(what);
  // What it shares comes after the answer.
  world.next(() => (what === "history" ? shareHistory(sender) : shareBook(sender)));
  return { messaging_product: "whatsapp", request_id: makeObjectId() };
}
