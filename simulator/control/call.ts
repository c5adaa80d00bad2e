import type { PhoneNumber } from "../account/phone-number";
import type { Customer } from "../customers/customer";
import type { PhoneMessage } from "../customers/message";
import type { Exchange } from "../http/exchange";
import type { World } from "../world";
import { ControlError } from "./control-error";

/** One call of the control API: the path's parts by name, the query, and the JSON body (null without one). */
export type ControlCall = {
  world: World;
  path: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  /** The number that `numberId` names, in the body or in the query; the first without one. */
  number: PhoneNumber;
  exchange: Exchange;
};

/** What a verb answers with when it has taken over the response itself. */
export const STREAMING = Symbol("streaming");

export type Verb = (call: ControlCall) => unknown;

/** "GET /control/customers/:id" → what it does. */
export type Routes = Record<string, Verb>;

export function requireCustomer({ world, path }: ControlCall): Customer {
  const customer = world.customers.get(path.id ?? "");
  if (!customer) throw new ControlError(404, `There is no customer "${path.id}".`);
  return customer;
}

/** A customer who can write to the business. */
export function requireWriter(call: ControlCall): Customer {
  const customer = requireCustomer(call);
  if (customer.blocksUs) throw new ControlError(409, `${customer.name} has blocked the business and cannot write to it.`);
  return customer;
}

export function requireMessage(world: World, customer: Customer, id: string): PhoneMessage {
  const message = world.customers.message(id);
  if (message?.customerId !== customer.id) throw new ControlError(404, `${customer.name} has no message "${id}".`);
  return message;
}
