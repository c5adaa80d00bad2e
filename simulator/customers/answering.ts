import * as z from "zod";
import { ControlError } from "../control/control-error";
import type { World } from "../world";
import { composeOrder, composePlace } from "./compose";
import { type Composed, plain } from "./composed";
import type { Customer } from "./customer";
import { OrderItem, PlaceDraft } from "./draft";
import type { PhoneMessage } from "./message";
import { findOptions, interactiveOf } from "./offered";

/** How a person answers an interactive message, with the message that is answered. */
export const Answer = z.union([
  z.strictObject({ messageId: z.string(), choice: z.string() }),
  z.strictObject({ messageId: z.string(), values: z.record(z.string(), z.unknown()) }),
  z.strictObject({ messageId: z.string(), permission: z.enum(["accept", "reject"]), isPermanent: z.boolean().default(false) }),
  z.strictObject({ messageId: z.string(), place: PlaceDraft }),
  z.strictObject({ messageId: z.string(), items: z.array(OrderItem).min(1).max(100) }),
  z.strictObject({ messageId: z.string(), contact: z.literal(true) }),
]);
export type Answer = z.infer<typeof Answer>;

const PERMISSION_DAYS = 7;

/** Meta's message for an answer. Throws ControlError when the message asked for something else. */
export function composeAnswer(world: World, customer: Customer, asked: PhoneMessage, answer: Answer): Composed {
  if ("choice" in answer) return composeChoice(asked, answer.choice);
  if ("values" in answer) return composeForm(asked, answer.values);
  if ("permission" in answer) {
    checkAsked(asked, "call_permission_request");
    return composePermission(world, answer);
  }
  if ("place" in answer) {
    checkAsked(asked, "location_request_message");
    return composePlace(answer.place);
  }
  if ("items" in answer) {
    checkAsked(asked, "product", "product_list", "catalog_message", "carousel");
    return composeOrder(answer.items);
  }
  checkAsked(asked, "request_contact_info");
  return composeOwnContact(customer);
}

function checkAsked(asked: PhoneMessage, ...types: string[]): void {
  const { type } = interactiveOf(asked);
  if (!types.includes(type)) throw new ControlError(409, `That is no answer to a message of type "${type}".`);
}

function composeChoice(asked: PhoneMessage, choice: string): Composed {
  const option = findOptions(asked).find(({ id }) => id === choice);
  if (!option) throw new ControlError(409, `The message does not offer "${choice}".`);
  const { kind, ...reply } = option;
  return plain({ type: "interactive", interactive: { type: kind, [kind]: reply } }, option.title);
}

function composeForm(asked: PhoneMessage, values: Record<string, unknown>): Composed {
  checkAsked(asked, "flow", "address_message");
  const { type, action } = interactiveOf(asked);
  const token = action?.parameters?.flow_token ?? "unused";
  const nfm_reply =
    type === "flow"
      ? { name: "flow", body: "Sent", response_json: JSON.stringify({ flow_token: token, ...values }) }
      : { name: "address_message", body: "Address", response_json: JSON.stringify({ values }) };
  return plain({ type: "interactive", interactive: { type: "nfm_reply", nfm_reply } }, nfm_reply.body);
}

function composePermission(world: World, { permission, isPermanent }: Extract<Answer, { permission: string }>): Composed {
  const isLimited = permission === "accept" && !isPermanent;
  const call_permission_reply = {
    response: permission,
    ...(permission === "accept" ? { is_permanent: isPermanent } : {}),
    ...(isLimited ? { expiration_timestamp: world.clock.nowSeconds() + PERMISSION_DAYS * 86_400 } : {}),
    response_source: "user_action",
  };
  return plain({ type: "interactive", interactive: { type: "call_permission_reply", call_permission_reply } });
}

/** The answer to a request for the number: a card of the customer's own, which need not hold a name. */
function composeOwnContact(customer: Customer): Composed {
  const phone = customer.phone ?? "351916000000";
  const card = `BEGIN:VCARD\nVERSION:3.0\nFN:${customer.name}\nTEL;TYPE=CELL;waid=${phone}:+${phone}\nEND:VCARD`;
  const contact = { origin: "contact_request", vcard: card, phones: [{ phone: `+${phone}`, wa_id: phone, type: "CELL" }] };
  return plain({ type: "contacts", contacts: [contact] }, customer.name);
}
