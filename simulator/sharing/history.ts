import type { Sender } from "../cloud/sender";
import type { MetaMessage } from "../customers/composed";
import type { Customer } from "../customers/customer";
import type { PhoneMessage } from "../customers/message";
import { isMediaKind } from "../media/kinds";
import { tellMedia } from "../media/told-media";
import { seconds } from "../webhooks/value";
import { send } from "./book";

const DAY_MS = 86_400_000;
/** How far back each phase goes. What is older is not shared. */
const PHASES_DAYS = [1, 90, 180] as const;
/** Only files of this many days come. */
const FILES_DAYS = 14;
const DECLINED = {
  code: 2593109,
  title: "History sharing is turned off",
  message: "History sharing is turned off",
  error_data: { details: "Whoever has the phone does not share its messages." },
};

type Past = { customer: Customer; message: PhoneMessage };

/**
 * What stood in customers' phones with this number before it came to the Cloud API, in three phases, newest first; then the files, each
 * by itself. Of a phone that does not share, one webhook says so. Groups are not shared.
 */
export function shareHistory(sender: Sender): void {
  const { number } = sender;
  if (!number.phone.sharesHistory) {
    send(sender, "history", { history: [{ errors: [DECLINED] }] }, "the phone's messages, declined");
    return;
  }
  const past = pastOf(sender);
  let told = 0;
  for (const [phase, days] of PHASES_DAYS.entries()) {
    const isIn = ({ message }: Past) =>
      age(sender, message) <= days * DAY_MS && age(sender, message) > daysBefore(phase) * DAY_MS;
    const ofPhase = past.filter(isIn);
    const chunks = cut(ofPhase, number.phone.perChunk);
    for (const [index, chunk] of chunks.entries()) {
      told += chunk.length;
      const isLast = phase === PHASES_DAYS.length - 1 && index === chunks.length - 1;
      const progress = isLast ? 100 : Math.min(99, Math.round((100 * told) / Math.max(1, past.length)));
      const metadata = { phase, chunk_order: index + 1, progress };
      const words = `the phone's messages, phase ${phase}, part ${index + 1}`;
      send(sender, "history", { history: [{ metadata, threads: toThreads(sender, chunk) }] }, words);
    }
  }
  for (const file of past.filter(({ message }) => isFile(message) && age(sender, message) <= FILES_DAYS * DAY_MS)) {
    tellFile(sender, file);
  }
}

function daysBefore(phase: number): number {
  return phase === 0 ? Number.NEGATIVE_INFINITY : (PHASES_DAYS[phase - 1] ?? 0);
}

function age({ number }: Sender, { at }: PhoneMessage): number {
  return number.cameAt - at;
}

function pastOf(sender: Sender): Past[] {
  const { world, number } = sender;
  const oldest = Math.max(...PHASES_DAYS) * DAY_MS;
  return world.customers
    .list()
    .flatMap((customer) => customer.messages.map((message) => ({ customer, message })))
    .filter(({ message }) => message.numberId === number.id && message.groupId === null && message.origin !== "note")
    .filter(({ message }) => message.at < number.cameAt && age(sender, message) <= oldest)
    .sort((one, other) => other.message.at - one.message.at);
}

/** A phase without messages is told of as well. */
function cut(past: readonly Past[], size: number): Past[][] {
  const chunks: Past[][] = [];
  for (let start = 0; start < past.length; start += size) chunks.push(past.slice(start, start + size));
  return chunks.length === 0 ? [[]] : chunks;
}

function toThreads(sender: Sender, chunk: readonly Past[]) {
  const byCustomer = new Map<Customer, PhoneMessage[]>();
  for (const { customer, message } of chunk) byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), message]);
  return [...byCustomer].map(([customer, messages]) => ({
    id: customer.waId ?? customer.userId,
    context: {
      ...(customer.waId === null ? {} : { wa_id: customer.waId }),
      user_id: customer.userId,
      ...(customer.username === null ? {} : { username: customer.username }),
    },
    messages: messages.map((message) => ({
      ...envelopeOf(sender, { customer, message }),
      ...(isFile(message) ? { type: "media_placeholder" } : message.content),
      history_context: { status: STATUSES[message.status] ?? "DELIVERED" },
    })),
  }));
}

const STATUSES: Partial<Record<PhoneMessage["status"], string>> = {
  waiting: "PENDING",
  accepted: "PENDING",
  sent: "SENT",
  read: "READ",
  played: "PLAYED",
  failed: "ERROR",
};

function envelopeOf({ number }: Sender, { customer, message }: Past): Record<string, unknown> {
  const isOurs = message.direction === "outbound";
  const theirs =
    customer.waId === null ? { from_user_id: customer.userId } : { from: customer.waId, from_user_id: customer.userId };
  const to = customer.waId === null ? { to_user_id: customer.userId } : { to: customer.waId };
  return {
    ...(isOurs ? { from: number.digits, ...to } : theirs),
    id: message.id,
    timestamp: seconds(message.at),
    ...(message.quotedId === null ? {} : { context: { id: message.quotedId } }),
  };
}

function isFile({ type }: PhoneMessage): boolean {
  return isMediaKind(type);
}

function tellFile(sender: Sender, past: Past): void {
  const { world, number } = sender;
  const told = tellMedia(world, past.message.content as MetaMessage, number);
  send(
    sender,
    "history",
    { messages: [{ ...envelopeOf(sender, past), ...told }] },
    `a file of before with ${past.customer.firstName}`,
  );
}
