import type { PhoneNumber } from "../account/phone-number";
import { makeWamid } from "../ids";
import { tellMedia } from "../media/told-media";
import { echoUpdate } from "../webhooks/echo";
import type { World } from "../world";
import type { Composed } from "./composed";
import type { Customer } from "./customer";
import { makeMessage, type PhoneMessage } from "./message";

/** Somebody types on the business's own phone: the customer has it at once, and the API hears an echo. */
export function echo(
  world: World,
  customer: Customer,
  { message: content, text, files }: Composed,
  { number, replyTo }: { number: PhoneNumber; replyTo?: string | undefined },
): PhoneMessage {
  const now = world.clock.now();
  const message = makeMessage({
    id: makeEchoId(customer),
    customerId: customer.id,
    numberId: number.id,
    direction: "outbound",
    at: now,
    type: content.type,
    text,
    content,
    files,
    quotedId: replyTo ?? null,
    origin: "phone",
    status: "delivered",
  });
  world.customers.addMessage(customer, message);
  const context = replyTo === undefined ? {} : { context: { id: replyTo } };
  const told = { ...context, ...tellMedia(world, content, number) };
  world.outbox.send(echoUpdate(number, customer, { id: message.id, at: now, message: told }));
  world.tellMessage(message);
  world.tellCustomer(customer);
  return message;
}

export function makeEchoId(customer: Customer): string {
  return makeWamid(customer.waId ?? customer.userId, "outbound");
}
