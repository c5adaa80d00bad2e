import { randomBytes } from "node:crypto";
import type { PhoneNumber } from "../account/phone-number";
import { contactOf, seconds, valueHead } from "../webhooks/value";
import type { World } from "../world";
import type { Customer } from "./customer";
import { tellInTurn } from "./leaving";
import { makeMessage, type PhoneMessage } from "./message";

/** A voice call that is over. */
export type Call = {
  outcome: "missed" | "answered" | "rejected";
  durationSeconds: number;
  /** The business's view: inbound is the customer calling. */
  direction: "inbound" | "outbound";
  /** What a call button of the business carried. */
  payload?: string | undefined;
};

/** A call between a customer and one of the numbers. */
type Line = { world: World; customer: Customer; number: PhoneNumber; id: string };

const OFFER = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";

/** The phone rings and stops: two webhooks, and a line in the chat. A call of the customer's opens the window, answered or not. */
export function call(world: World, customer: Customer, facts: Call, number: PhoneNumber): PhoneMessage {
  const { outcome, direction } = facts;
  const durationSeconds = outcome === "answered" ? facts.durationSeconds : 0;
  const end = world.clock.now();
  const start = end - durationSeconds * 1_000;
  const id = `wacid.${randomBytes(24).toString("base64")}`;
  const common = { id, ...parties(number, customer, direction), direction: DIRECTIONS[direction] };
  const times = outcome === "answered" ? { start_time: seconds(start), end_time: seconds(end), duration: durationSeconds } : {};
  const payload = facts.payload === undefined ? {} : { cta_payload: facts.payload };
  const session = { sdp_type: direction === "inbound" ? "offer" : "answer", sdp: OFFER };
  if (direction === "inbound" || outcome === "answered") {
    tell(
      { world, customer, number, id },
      { calls: [{ ...common, event: "connect", timestamp: seconds(start), session, ...payload }] },
    );
  } else tellStatus({ world, customer, number, id }, outcome === "rejected" ? "REJECTED" : "RINGING");
  const status = outcome === "answered" ? "COMPLETED" : "FAILED";
  tell(
    { world, customer, number, id },
    {
      calls: [{ ...common, event: "terminate", timestamp: seconds(end), status, ...times, ...payload }],
    },
  );
  if (direction === "inbound") customer.openWindow(end, number.id);
  return note(world, customer, { id, numberId: number.id, at: end, direction, call: { outcome, durationSeconds } });
}

const DIRECTIONS = { inbound: "USER_INITIATED", outbound: "BUSINESS_INITIATED" };

function parties(number: PhoneNumber, customer: Customer, direction: Call["direction"]): Record<string, string> {
  const { waId, userId } = customer;
  if (direction === "inbound") {
    return { ...(waId === null ? {} : { from: waId }), from_user_id: userId, to: number.digits };
  }
  return { from: number.digits, ...(waId === null ? {} : { to: waId }), to_user_id: userId };
}

function tellStatus(line: Line, status: string): void {
  const { world, customer, id } = line;
  const recipient = customer.waId === null ? {} : { recipient_id: customer.waId };
  const told = { id, type: "call", status, timestamp: String(world.clock.nowSeconds()), ...recipient };
  tell(line, { statuses: [{ ...told, recipient_user_id: customer.userId }] });
}

function tell({ world, customer, number, id }: Line, news: Record<string, unknown>): void {
  tellInTurn(world, customer, {
    field: "calls",
    value: { ...valueHead(number), contacts: [contactOf(customer, true)], ...news },
    customerId: customer.id,
    wabaId: number.account.id,
    words: `call with ${customer.firstName}`,
    subject: id,
  });
}

function note(
  world: World,
  customer: Customer,
  facts: Pick<PhoneMessage, "id" | "numberId" | "at" | "direction"> & { call: Record<string, unknown> },
): PhoneMessage {
  const { id, numberId, at, direction } = facts;
  const message = makeMessage({
    id,
    numberId,
    at,
    direction,
    customerId: customer.id,
    type: "call",
    content: { type: "call", call: facts.call },
    origin: "note",
    status: "sent",
  });
  world.customers.addMessage(customer, message);
  world.tellMessage(message);
  world.tellCustomer(customer);
  return message;
}
