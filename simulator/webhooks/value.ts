import { createHash } from "node:crypto";
import type { PhoneNumber } from "../account/phone-number";
import type { MetaMessage } from "../customers/composed";
import type { Customer } from "../customers/customer";
import type { PhoneMessage } from "../customers/message";
import type { World } from "../world";
import type { Update } from "./update";

const DAY_MS = 86_400_000;
const FIRST_WITHOUT_CONVERSATION = 24;

export type StatusName = "sent" | "delivered" | "read" | "played" | "failed";

/** What Meta says a message refers to. */
export type MessageContext = {
  quoted?: PhoneMessage | null;
  forwarded?: "once" | "often" | null;
  product?: Record<string, string> | null;
};

export type InboundFacts = {
  id: string;
  at: number;
  /** The number that was written to. */
  number: PhoneNumber;
  /** Meta's object without the common keys. */
  message: MetaMessage;
  context?: MessageContext;
  groupId?: string | null;
  field?: "messages" | "standby";
};

export type StatusFacts = {
  status: StatusName;
  at: number;
  message: PhoneMessage;
  /** Null: the number is not on WhatsApp. */
  customer: Customer | null;
  pricing?: Record<string, unknown> | undefined;
};

/** A message of a customer, as Meta tells it. */
export function inboundUpdate(customer: Customer, facts: InboundFacts): Update {
  const context = contextOf(facts.number, customer, facts.context ?? {});
  const message = {
    ...(customer.waId === null ? {} : { from: customer.waId }),
    from_user_id: customer.userId,
    id: facts.id,
    timestamp: seconds(facts.at),
    ...(facts.groupId ? { group_id: facts.groupId } : {}),
    ...(context ? { context } : {}),
    ...facts.message,
  };
  return {
    field: facts.field ?? "messages",
    value: { ...valueHead(facts.number), contacts: [contactOf(customer, true)], messages: [message] },
    customerId: customer.id,
    wabaId: facts.number.account.id,
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
  const number = world.numberOf(message);
  const told = {
    id: message.id,
    status,
    timestamp: seconds(facts.at),
    ...recipientIds(message, customer, isFailed),
    ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
    ...(pricing ? { ...conversationOf(world, facts), pricing } : {}),
    ...(isFailed ? { errors: [message.failure] } : {}),
  };
  const contacts = customer && !isFailed ? { contacts: [contactOf(customer, status !== "sent")] } : {};
  return {
    field: "messages",
    value: { ...valueHead(number), ...contacts, statuses: [told] },
    customerId: customer?.id ?? null,
    wabaId: number.account.id,
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

/** Webhooks before version 24 tell of a conversation, of its own for each message since those are paid one by one. */
function conversationOf(world: World, { status, at, message, pricing }: StatusFacts): Record<string, unknown> {
  if (world.settings.webhookVersion >= FIRST_WITHOUT_CONVERSATION) return {};
  const id = createHash("md5").update(message.id).digest("hex");
  const expires = status === "sent" ? { expiration_timestamp: seconds(at + DAY_MS) } : {};
  return { conversation: { id, ...expires, origin: { type: pricing?.category } } };
}

/** What every value of the "messages" field begins with. */
export function valueHead(number: PhoneNumber): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: number.digits, phone_number_id: number.id },
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

/** Null for a message that refers to nothing. A forwarded one tells that, and quotes nothing. */
function contextOf(number: PhoneNumber, customer: Customer, { quoted, forwarded, product }: MessageContext) {
  const context = {
    ...(quoted ? quoteOf(number, customer, quoted) : {}),
    ...(product ? { from: number.digits, referred_product: product } : {}),
    ...(forwarded === "once" ? { forwarded: true } : {}),
    ...(forwarded === "often" ? { frequently_forwarded: true } : {}),
  };
  return Object.keys(context).length === 0 ? null : context;
}

function quoteOf(number: PhoneNumber, customer: Customer, quoted: PhoneMessage): Record<string, unknown> {
  const isOurs = quoted.direction === "outbound";
  if (isOurs) return { from: number.digits, id: quoted.id };
  return {
    ...(customer.waId === null ? {} : { from: customer.waId }),
    from_user_id: customer.userId,
    id: quoted.id,
  };
}
