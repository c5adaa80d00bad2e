import type { MetaMessage } from "../customers/composed";
import type { Customer } from "../customers/customer";
import type { World } from "../world";
import type { Update } from "./update";
import { contactOf, seconds, valueHead } from "./value";

type EchoFacts = { id: string; at: number; message: MetaMessage };

/** What the business typed on its own phone, as Meta tells the API of it. */
export function echoUpdate(world: World, customer: Customer, { id, at, message }: EchoFacts): Update {
  const told = {
    from: world.businessDigits,
    ...(customer.waId === null ? {} : { to: customer.waId }),
    to_user_id: customer.userId,
    id,
    timestamp: seconds(at),
    ...message,
  };
  return {
    field: "smb_message_echoes",
    value: { ...valueHead(world), contacts: [contactOf(customer, true)], message_echoes: [told] },
    customerId: customer.id,
    words: `${message.type} to ${customer.firstName} from the business's phone`,
    subject: id,
  };
}
