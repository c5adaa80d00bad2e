import type { Customer } from "../customers/customer";
import type { PhoneMessage } from "../customers/message";
import type { World } from "../world";
import type { Update } from "./update";

export type StatusName = "sent" | "delivered" | "read" | "failed";

export type StatusFacts = {
  status: StatusName;
  at: number;
  message: PhoneMessage;
  /** Null: the number is not on WhatsApp. */
  customer: Customer | null;
  pricing?: Record<string, unknown> | undefined;
};

/** A message of a customer, as Meta tells it. `message` is Meta's object without the common keys. */
export function inboundUpdate(
  world: World,
  customer: Customer,
  facts: { id: string; at: number; quoted: PhoneMessage | null; message: Record<string, unknown> },
): Update {
  const message = {
    ...(customer.waId === null ? {} : { from: customer.waId }),
    from_user_id: customer.userId,
    id: facts.id,
    timestamp: seconds(facts.at),
    ...(facts.quoted ? { context: contextOf(world, customer, facts.quoted) } : {}),
    ...facts.message,
  };
  return {
    field: "messages",
    value: { ...valueHead(world), contacts: [contactOf(customer, true)], messages: [message] },
    customerId: customer.id,
    words: `${facts.message.type} from ${customer.firstName}`,
    subject: facts.id,
  };
}

/**
 * A status of a message of the business. The user's ids follow what the message was sent to and what may be shared; a
 * failure tells the least.
 */
export function statusUpdate(world: World, facts: StatusFacts): Update {
  const { status, message, customer, pricing } = facts;
  const isFailed = status === "failed";
  const told = {
    id: message.id,
    status,
    timestamp: seconds(facts.at),
    ...recipientIds(message, customer, isFailed),
    ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
    ...(pricing ? { pricing } : {}),
    ...(isFailed ? { errors: [message.failure] } : {}),
  };
  const contacts = customer && !isFailed ? { contacts: [contactOf(customer, status !== "sent")] } : {};
  return {
    field: "messages",
    value: { ...valueHead(world), ...contacts, statuses: [told] },
    customerId: customer?.id ?? null,
    words: isFailed ? `failed ${message.failure?.code}` : status,
    subject: message.id,
  };
}

function recipientIds(message: PhoneMessage, customer: Customer | null, isFailed: boolean): Record<string, string> {
  const { addressedBy = "phone", waId: sentTo = null, userId: named = null } = message.sentTo ?? {};
  const shared = customer?.waId ?? null;
  const userId = customer?.userId ?? named;
  if (addressedBy === "phone") {
    const phone = sentTo ?? shared;
    return { ...(phone ? { recipient_id: phone } : {}), ...(userId && !isFailed ? { recipient_user_id: userId } : {}) };
  }
  return {
    ...(shared && !isFailed ? { recipient_id: shared } : {}),
    ...(userId ? { recipient_user_id: userId } : {}),
  };
}

/** What every value of the "messages" field begins with. */
export function valueHead(world: World): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: world.businessDigits, phone_number_id: world.business.phoneNumberId },
  };
}

export function contactOf(customer: Customer, withUsername: boolean): Record<string, unknown> {
  return {
    profile: {
      ...(customer.profileName === null ? {} : { name: customer.profileName }),
      ...(withUsername && customer.username !== null ? { username: customer.username } : {}),
    },
    ...(customer.waId === null ? {} : { wa_id: customer.waId }),
    user_id: customer.userId,
  };
}

/** Meta writes times of messages as text, in seconds. */
export function seconds(at: number): string {
  return Math.floor(at / 1000).toString();
}

function contextOf(world: World, customer: Customer, quoted: PhoneMessage): Record<string, unknown> {
  const isOurs = quoted.direction === "outbound";
  if (isOurs) return { from: world.businessDigits, id: quoted.id };
  return {
    ...(customer.waId === null ? {} : { from: customer.waId }),
    from_user_id: customer.userId,
    id: quoted.id,
  };
}
