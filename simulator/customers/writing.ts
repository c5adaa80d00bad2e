import type { PhoneNumber } from "../account/phone-number";
import { makeWamid } from "../ids";
import { tellMedia } from "../media/told-media";
import { inboundUpdate, type MessageContext } from "../webhooks/value";
import type { World } from "../world";
import type { Composed, MetaMessage } from "./composed";
import type { Customer } from "./customer";
import { leaveInTurn, tellInTurn } from "./leaving";
import { makeMessage, moveTo, type PhoneMessage } from "./message";

/** Kinds of inbound message that do not open the service window. */
const OPENS_NO_WINDOW = ["system", "edit", "revoke", "reaction"];
const MOST_OUTGOING = 1_000;

export type WritingOptions = {
  /** The number that is written to; the first when none is named. */
  number?: PhoneNumber | undefined;
  /** Written so many milliseconds ago; the webhook comes only now. */
  lateMs?: number | undefined;
  id?: string | undefined;
  /** The wamid of the message that this one answers. */
  replyTo?: string | undefined;
  /** A product that this one asks about. */
  product?: { catalog_id: string; product_retailer_id: string } | undefined;
  forwarded?: "once" | "often" | undefined;
  /** Written in a group of which the business is part. */
  groupId?: string | undefined;
  /** Somebody else holds the thread: the business only hears of it. */
  isStandby?: boolean | undefined;
};

/** The customer writes something. In airplane mode it waits in the phone. */
export function write(world: World, customer: Customer, composed: Composed, options: WritingOptions = {}): PhoneMessage {
  const lateMs = options.lateMs ?? (customer.isOnline ? (world.troubles.take("late", customer.id)?.lateMs ?? 0) : 0);
  const message = makeMessage({
    id: options.id ?? makeInboundId(customer),
    customerId: customer.id,
    numberId: (options.number ?? world.number).id,
    direction: "inbound",
    at: world.clock.now() - lateMs,
    type: composed.message.type,
    text: composed.text,
    content: composed.message,
    files: composed.files,
    quotedId: options.replyTo ?? null,
    forwarded: options.forwarded ?? null,
    groupId: options.groupId ?? null,
    status: "waiting",
  });
  world.customers.addMessage(customer, message);
  leavePhone(world, customer, () => {
    if (lateMs === 0) world.customers.moveMessage(customer, message, world.clock.now());
    send(world, customer, message, options, lateMs > 0);
  });
  world.tellMessage(message);
  world.tellCustomer(customer);
  return message;
}

/** The customer reacts to a message, or takes the reaction back with an empty emoji. */
export function react(world: World, customer: Customer, target: PhoneMessage, emoji: string): string {
  target.reactions.customer = emoji === "" ? null : emoji;
  world.tellMessage(target);
  const reaction = { message_id: target.id, ...(emoji === "" ? {} : { emoji }) };
  return signal(world, customer, { type: "reaction", reaction }, world.numberOf(target));
}

/** Sends what is no message of its own in the phone: a reaction, an edit, a deletion. Answers with its wamid. */
export function signal(world: World, customer: Customer, message: MetaMessage, number: PhoneNumber): string {
  const id = makeInboundId(customer);
  leavePhone(world, customer, () => {
    const update = inboundUpdate(customer, { id, at: world.clock.now(), message, number });
    number.throughput.count(world.clock.now());
    tellInTurn(world, customer, update);
  });
  world.tellCustomer(customer);
  return id;
}

function makeInboundId(customer: Customer): string {
  return makeWamid(customer.waId ?? customer.userId, "inbound");
}

function leavePhone(world: World, customer: Customer, leave: () => void): void {
  if (customer.isOnline) leave();
  else if (customer.outgoing.length < MOST_OUTGOING) customer.outgoing.push(leave);
  world.tellCustomer(customer);
}

function send(world: World, customer: Customer, message: PhoneMessage, options: WritingOptions, isLate: boolean): void {
  const now = world.clock.now();
  const number = world.numberOf(message);
  moveTo(message, "sent", now);
  const opensWindow = !OPENS_NO_WINDOW.includes(message.type) && message.groupId === null;
  if (opensWindow) customer.openWindow(message.at, number.id);
  number.throughput.count(now);
  const update = inboundUpdate(customer, {
    id: message.id,
    at: message.at,
    number,
    message: tellMedia(world, { ...message.content, type: message.type }, number),
    context: contextOf(world, message, options),
    groupId: message.groupId,
    field: options.isStandby ? "standby" : "messages",
  });
  update.onAcknowledged = () => {
    if (message.status !== "sent") return;
    moveTo(message, "delivered", world.clock.now());
    world.tellMessage(message);
  };
  leaveInTurn(world, customer, () => world.outbox.send(update, isLate ? "late" : null));
  world.tellMessage(message);
}

function contextOf(world: World, { quotedId, forwarded }: PhoneMessage, { product }: WritingOptions): MessageContext {
  return { quoted: quotedId === null ? null : (world.customers.message(quotedId) ?? null), forwarded, product: product ?? null };
}
