import { makeWamid } from "../ids";
import { inboundUpdate } from "../webhooks/value";
import type { World } from "../world";
import type { Customer } from "./customer";
import { composeDraft, type Draft } from "./draft";
import { makeMessage, moveTo, type PhoneMessage } from "./message";

/** Kinds of inbound message that do not open the service window. */
const OPENS_NO_WINDOW = ["system", "edit", "revoke", "reaction"];
const MOST_OUTGOING = 1_000;

export type WritingOptions = {
  /** Written so many milliseconds ago; the webhook comes only now. */
  lateMs?: number | undefined;
  id?: string | undefined;
};

/** The customer writes something. In airplane mode it waits in the phone. */
export function write(world: World, customer: Customer, draft: Draft, options: WritingOptions = {}): PhoneMessage {
  const { message: content, text } = composeDraft(draft);
  const lateMs = options.lateMs ?? (customer.isOnline ? (world.troubles.take("late", customer.id)?.lateMs ?? 0) : 0);
  const message = makeMessage({
    id: options.id ?? makeWamid(customer.waId ?? customer.userId, "inbound"),
    customerId: customer.id,
    direction: "inbound",
    at: world.clock.now() - lateMs,
    type: content.type,
    text,
    content,
    quotedId: "replyTo" in draft ? (draft.replyTo ?? null) : null,
    status: "waiting",
  });
  world.customers.addMessage(customer, message);
  leavePhone(world, customer, () => {
    if (lateMs === 0) world.customers.moveMessage(customer, message, world.clock.now());
    send(world, customer, message, content, lateMs > 0);
  });
  world.tellMessage(message);
  world.tellCustomer(customer);
  return message;
}

/** The customer reacts to a message, or takes the reaction back with an empty emoji. */
export function react(world: World, customer: Customer, target: PhoneMessage, emoji: string): string {
  const id = makeWamid(customer.waId ?? customer.userId, "inbound");
  target.reactions.customer = emoji === "" ? null : emoji;
  world.tellMessage(target);
  leavePhone(world, customer, () => {
    const reaction = { message_id: target.id, ...(emoji === "" ? {} : { emoji }) };
    const message = { type: "reaction", reaction };
    const update = inboundUpdate(world, customer, { id, at: world.clock.now(), quoted: null, message });
    world.throughput.count(world.clock.now());
    customer.lastLeavesAt = world.soon("inbound", () => world.outbox.send(update), customer.lastLeavesAt);
  });
  world.tellCustomer(customer);
  return id;
}

function leavePhone(world: World, customer: Customer, leave: () => void): void {
  if (customer.isOnline) leave();
  else if (customer.outgoing.length < MOST_OUTGOING) customer.outgoing.push(leave);
  world.tellCustomer(customer);
}

function send(world: World, customer: Customer, message: PhoneMessage, content: Record<string, unknown>, isLate: boolean): void {
  const now = world.clock.now();
  moveTo(message, "sent", now);
  if (!OPENS_NO_WINDOW.includes(message.type)) customer.openWindow(message.at);
  world.throughput.count(now);
  const quoted = message.quotedId === null ? null : (world.customers.message(message.quotedId) ?? null);
  const update = inboundUpdate(world, customer, { id: message.id, at: message.at, quoted, message: content });
  update.onAcknowledged = () => {
    if (message.status !== "sent") return;
    moveTo(message, "delivered", world.clock.now());
    world.tellMessage(message);
  };
  customer.lastLeavesAt = world.soon("inbound", () => world.outbox.send(update, isLate ? "late" : null), customer.lastLeavesAt);
  world.tellMessage(message);
}
