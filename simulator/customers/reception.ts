import { toFailure } from "../cloud/graph-error";
import { isObject } from "../cloud/params";
import { priceOf } from "../cloud/pricing";
import { type StatusName, statusUpdate } from "../webhooks/value";
import type { World } from "../world";
import type { Customer } from "./customer";
import { type Failure, moveTo, type PhoneMessage } from "./message";

/** A message that Meta has accepted, on its way to a phone. */
export type Outbound = {
  message: PhoneMessage;
  /** Null: the number is not on WhatsApp. */
  customer: Customer | null;
  /** Set beforehand: by "fail the next with…", or because the file or the phone does not fit. */
  knownFailure: Failure | null;
};

const REACTION_AGE_MS = 30 * 86_400_000;

/** What happens after Meta's 200: sent, delivered when the phone is online, read when the chat is open; or failed. */
export function startJourney(world: World, outbound: Outbound): void {
  world.soon("sent", () => leaveMeta(world, outbound));
}

/** The phone is back from airplane mode: what waits in it leaves, what waits for it arrives. */
export function comeOnline(world: World, customer: Customer): void {
  customer.isOnline = true;
  for (const leave of customer.outgoing.splice(0)) leave();
  for (const message of customer.messages) {
    if (message.direction === "outbound" && message.status === "sent") arriveSoon(world, customer, message);
  }
}

/** The customer plays a voice note. False: there is none that has arrived. */
export function play(world: World, customer: Customer, message: PhoneMessage): boolean {
  const isVoice = isObject(message.content.audio) && message.content.audio.voice === true;
  const hasArrived = message.status === "delivered" || message.status === "read";
  if (message.direction !== "outbound" || !isVoice || !(hasArrived || message.status === "played")) return false;
  if (message.status === "delivered") tell(world, customer, message, "read");
  if (message.status === "read") tell(world, customer, message, "played");
  return true;
}

/** The customer looks at the chat: everything that has arrived is read. */
export function openChat(world: World, customer: Customer): void {
  customer.isChatOpen = true;
  for (const message of customer.messages) {
    if (message.direction === "outbound" && message.status === "delivered") readSoon(world, customer, message);
  }
}

function leaveMeta(world: World, { message, customer, knownFailure }: Outbound): void {
  message.failure = knownFailure ?? findRefusal(world, message, customer);
  if (message.failure || !customer) {
    tell(world, customer, message, "failed");
    return;
  }
  tell(world, customer, message, "sent");
  if (message.type === "reaction") applyReaction(world, message);
  else if (customer.isOnline) arriveSoon(world, customer, message);
}

/** Why Meta, having accepted a message, does not deliver it after all. */
function findRefusal(world: World, message: PhoneMessage, customer: Customer | null): Failure | null {
  if (!customer || customer.blocksUs) return toFailure(131026);
  if (message.template === null && !customer.isWindowOpen(world.clock.now(), message.numberId)) return toFailure(131047);
  if (message.template?.category === "MARKETING" && customer.hasStoppedMarketing) return toFailure(131050);
  if (message.type === "reaction" && !findReactionTarget(world, message)) {
    return toFailure(131009, "Reactions go to messages of the user that are at most 30 days old.");
  }
  return null;
}

function findReactionTarget(world: World, reaction: PhoneMessage): PhoneMessage | null {
  const target = reaction.quotedId === null ? undefined : world.customers.message(reaction.quotedId);
  const isFit =
    target?.customerId === reaction.customerId &&
    target.direction === "inbound" &&
    world.clock.now() - target.at <= REACTION_AGE_MS;
  return isFit ? target : null;
}

function applyReaction(world: World, reaction: PhoneMessage): void {
  const target = findReactionTarget(world, reaction);
  if (!target) return;
  target.reactions.business = reaction.text === "" ? null : reaction.text;
  world.tellMessage(target);
}

function arriveSoon(world: World, customer: Customer, message: PhoneMessage): void {
  world.soon("delivered", () => {
    if (!customer.isOnline || message.status !== "sent") return;
    customer.typingUntil = null;
    const isReadAtOnce = world.settings.skipDelivered && customer.readReceipts && isWatched(world, customer);
    tell(world, customer, message, isReadAtOnce ? "read" : "delivered");
    if (isWatched(world, customer)) readSoon(world, customer, message);
  });
}

function readSoon(world: World, customer: Customer, message: PhoneMessage): void {
  world.soon("read", () => {
    if (isWatched(world, customer) && message.status === "delivered") tell(world, customer, message, "read");
  });
}

function isWatched(world: World, customer: Customer): boolean {
  return customer.isChatOpen || (customer.autoRead ?? world.settings.autoRead);
}

/** Moves the message on and tells the business, unless the customer keeps reading to themselves. */
function tell(world: World, customer: Customer | null, message: PhoneMessage, status: StatusName): void {
  const at = world.clock.now();
  const pricing = priceOf(world, message, status);
  moveTo(message, status, at);
  const isPrivate = (status === "read" || status === "played") && customer?.readReceipts === false;
  if (!isPrivate) world.outbox.send(statusUpdate(world, { status, at, message, customer, pricing }));
  if (!customer || !world.customers.message(message.id)) return;
  world.tellMessage(message);
  world.tellCustomer(customer);
}
