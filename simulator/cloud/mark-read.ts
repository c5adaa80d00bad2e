import { moveTo } from "../customers/message";
import type { World } from "../world";
import { GraphError } from "./graph-error";
import type { Params } from "./params";

const TYPING_MS = 25_000;

/** Marks a customer's message and all before it as read, and shows "typing…" when asked to. */
export function markRead(world: World, params: Params): { success: true } {
  params.keyword("status", ["read"]);
  const wamid = params.string("message_id", { least: 1 });
  const indicator = params.optionalObject("typing_indicator")?.only("type");
  indicator?.keyword("type", ["text"]);
  const message = world.customers.message(wamid);
  const customer = message && world.customers.get(message.customerId);
  if (!customer || message.direction !== "inbound" || message.status === "waiting") throw new GraphError(131009);
  const now = world.clock.now();
  const place = customer.messages.indexOf(message);
  for (const [position, earlier] of customer.messages.entries()) {
    const isUnread = earlier.direction === "inbound" && (earlier.status === "sent" || earlier.status === "delivered");
    // Two may be of one instant: then the order in which they were written decides.
    if (!isUnread || earlier.at > message.at || (earlier.at === message.at && position > place)) continue;
    moveTo(earlier, "read", now);
    world.tellMessage(earlier);
  }
  if (indicator) {
    customer.typingUntil = now + TYPING_MS;
    world.schedule.at(customer.typingUntil, () => world.tellCustomer(customer));
    world.log.note(now, customer.id, `typing shown to ${customer.firstName}`);
  } else world.log.note(now, customer.id, `${customer.firstName}’s messages marked as read`, wamid);
  world.tellCustomer(customer);
  return { success: true };
}
