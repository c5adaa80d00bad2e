import { GraphError } from "./graph-error";
import type { Params } from "./params";
import type { Sender } from "./sender";

const HOURS_72_MS = 72 * 3_600_000;
const MOST_IN_72_HOURS = 10;

/** POST /{number}/register: the number may send from now on. The first PIN is set, a later one has to be the same. */
export function register({ world, number }: Sender, params: Params): { success: true } {
  params.keyword("messaging_product", ["whatsapp"]);
  const pin = readPin(params);
  countAttempt({ world, number });
  if (number.state.codeVerification !== "VERIFIED") throw new GraphError(133006);
  if (number.pin !== null && number.pin !== pin) throw new GraphError(133005);
  number.pin = pin;
  number.onboard(world.clock.now());
  number.state = { ...number.state, status: "CONNECTED", platform: "CLOUD_API", isRegistered: true };
  return { success: true };
}

export function deregister(sender: Sender): { success: true } {
  const { number } = sender;
  countAttempt(sender);
  if (!number.state.isRegistered) throw new GraphError(133010);
  number.state = { ...number.state, status: "DISCONNECTED", platform: "NOT_APPLICABLE", isRegistered: false };
  return { success: true };
}

/** Six digits, as text. */
export function readPin(params: Params): string {
  const pin = params.string("pin");
  if (!/^\d{6}$/.test(pin)) throw params.wrong("pin", "must be a 6-digit number");
  return pin;
}

function countAttempt({ world, number }: Sender): void {
  const now = world.clock.now();
  number.registrations = number.registrations.filter((at) => now - at < HOURS_72_MS);
  if (number.registrations.length >= MOST_IN_72_HOURS) throw new GraphError(133016);
  number.registrations.push(now);
}
