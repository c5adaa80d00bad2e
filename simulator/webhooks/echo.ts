import type { PhoneNumber } from "../account/phone-number";
import type { MetaMessage } from "../customers/composed";
import type { Customer } from "../customers/customer";
import type { Update } from "./update";
import { contactOf, seconds, valueHead } from "./value";

type EchoFacts = { id: string; at: number; message: MetaMessage };

/** What the business typed on its own phone, as Meta tells the API of it. */
export function echoUpdate(number: PhoneNumber, customer: Customer, { id, at, message }: EchoFacts): Update {
  const told = {
    from: number.digits,
    ...(customer.waId === null ? {} : { to: customer.waId }),
    to_user_id: customer.userId,
    id,
    timestamp: seconds(at),
    ...message,
  };
  return {
    field: "smb_message_echoes",
    value: { ...valueHead(number), contacts: [contactOf(customer, true)], message_echoes: [told] },
    customerId: customer.id,
    wabaId: number.account.id,
    words: `${message.type} to ${customer.firstName} from the business's phone`,
    subject: id,
  };
}
