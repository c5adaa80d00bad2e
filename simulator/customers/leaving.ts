import type { Update } from "../webhooks/update";
import type { World } from "../world";
import type { Customer } from "./customer";

/** Sends a webhook about a customer after the usual moment, and after everything that happened before. */
export function leaveInTurn(world: World, customer: Customer, send: () => void): void {
  customer.lastLeavesAt = world.soon("inbound", send, customer.lastLeavesAt);
}

/** The same for news that need nothing but to be sent. */
export function tellInTurn(world: World, customer: Customer, update: Update): void {
  leaveInTurn(world, customer, () => world.outbox.send(update));
}
