import { randomBytes } from "node:crypto";
import type { PhoneNumber } from "../account/phone-number";
import { ControlError } from "../control/control-error";
import { makeUserId, makeWamid } from "../ids";
import { contactOf, seconds, valueHead } from "../webhooks/value";
import type { World } from "../world";
import { countryOf } from "./country";
import type { Customer } from "./customer";
import { tellInTurn } from "./leaving";
import { makeMessage } from "./message";

/** What can change about a person on WhatsApp. */
export type Change = { kind: "number"; phone: string } | { kind: "user_id" } | { kind: "identity" };

/** Meta's `system` object, and what stands beside it in the message. */
type Told = { system: Record<string, unknown>; from: string | null; beside: Record<string, unknown>; withContact: boolean };

/** Changes the person, and tells the business in a message of type `system`. Throws ControlError for a number that is taken. */
export function changePerson(world: World, customer: Customer, change: Change, number: PhoneNumber): void {
  const told = apply(world, customer, change);
  const id = makeWamid(customer.waId ?? customer.userId, "inbound");
  const at = world.clock.now();
  const content = { type: "system", system: told.system };
  const common = { id, customerId: customer.id, numberId: number.id, direction: "inbound" as const, at };
  const note = makeMessage({ ...common, ...content, content, status: "sent" });
  note.origin = "note";
  note.text = String(told.system.body);
  world.customers.addMessage(customer, note);
  const from = told.from === null ? {} : { from: told.from };
  const message = { ...from, id, timestamp: seconds(at), ...content, ...told.beside };
  const contacts = told.withContact ? { contacts: [contactOf(customer, true)] } : {};
  tellInTurn(world, customer, {
    field: "messages",
    value: { ...valueHead(number), ...contacts, messages: [message] },
    customerId: customer.id,
    wabaId: number.account.id,
    words: `${String(told.system.type).replaceAll("_", " ")}: ${customer.firstName}`,
    subject: id,
  });
  world.tellMessage(note);
  world.tellCustomer(customer);
}

function apply(world: World, customer: Customer, change: Change): Told {
  switch (change.kind) {
    case "number":
      return changeNumber(world, customer, change.phone);
    case "user_id":
      return changeUserId(customer);
    case "identity": {
      const identity = {
        acknowledged: false,
        created_timestamp: seconds(world.clock.now()),
        hash: randomBytes(8).toString("base64"),
      };
      const system = { type: "user_identity_changed", body: `${customer.name} changed devices` };
      return { system, from: customer.waId, beside: { identity, from_user_id: customer.userId }, withContact: true };
    }
  }
}

/** A new number brings a new user id; the message still comes from the old number. */
function changeNumber(world: World, customer: Customer, phone: string): Told {
  const other = world.customers.byNumber(phone);
  if (other) throw new ControlError(409, `That number belongs to ${other.name}.`);
  if (customer.waId === null) throw new ControlError(409, `${customer.name} has shown no number.`);
  const before = { waId: customer.waId, userId: customer.userId };
  customer.phone = phone;
  customer.waId = phone;
  customer.userId = makeUserId(countryOf(phone));
  // The windows belonged to the old number.
  customer.closeWindows();
  const system = {
    type: "user_changed_number",
    body: `${customer.name} changed from ${before.waId} to ${phone}`,
    wa_id: phone,
    user_id: customer.userId,
    previous_user_id: before.userId,
  };
  return { system, from: before.waId, beside: { from_user_id: before.userId }, withContact: false };
}

/** Told without any number: it may not be shared. */
function changeUserId(customer: Customer): Told {
  const previous = customer.userId;
  customer.userId = makeUserId(previous.slice(0, 2));
  const system = {
    type: "user_changed_user_id",
    body: `User id changed from ${previous} to ${customer.userId}`,
    user_id: customer.userId,
    previous_user_id: previous,
  };
  return { system, from: null, beside: {}, withContact: false };
}
