import { dialCodeOf } from "../customers/country";
import type { Customer } from "../customers/customer";
import { GraphError, invalidParameter } from "./graph-error";
import type { Params } from "./params";
import type { Sender } from "./sender";

/** To whom a message goes. `customer` is null for a number that is not on WhatsApp. */
export type Recipient = {
  input: string;
  addressedBy: "phone" | "user_id";
  waId: string | null;
  userId: string | null;
  customer: Customer | null;
};

const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Reads `to` and `recipient`. If both are given, `to` wins and the answer tells both ids. */
export function readRecipient(sender: Sender, params: Params): Recipient {
  if (params.keyword("recipient_type", ["individual", "group"], "individual") === "group") throw new GraphError(131041);
  const to = params.optionalString("to");
  const userId = params.optionalString("recipient");
  if (to !== undefined) return byPhone(sender, to, userId ?? null);
  if (userId !== undefined) return byUserId(sender, userId);
  throw invalidParameter("The parameter to is required.");
}

function byPhone(sender: Sender, to: string, userId: string | null): Recipient {
  const dialled = to.replace(/[-() ]/g, "");
  const digits = dialled.replace(/^\+/, "");
  if (!/^[1-9]\d{5,14}$/.test(digits)) throw new GraphError(100, { details: "Parameter Invalid" });
  const isComplete = dialled.startsWith("+") || sender.world.customers.byNumber(digits) !== undefined;
  const own = sender.number.digits;
  // Without a plus, Meta puts the business's own country code before a number that it does not know as it stands.
  const number = isComplete || digits === own ? digits : dialCodeOf(own) + digits;
  if (number === own) throw new GraphError(131021);
  const customer = sender.world.customers.byNumber(number) ?? null;
  return { input: to, addressedBy: "phone", waId: customer?.waId ?? number, userId, customer };
}

function byUserId(sender: Sender, userId: string): Recipient {
  const customer = USER_ID.test(userId) ? sender.world.customers.byUserId(userId) : undefined;
  if (!customer) throw new GraphError(131009, { details: "recipient is not a business-scoped user id of this portfolio" });
  return { input: userId, addressedBy: "user_id", waId: null, userId, customer };
}
