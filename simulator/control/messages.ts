import * as z from "zod";
import type { Customer } from "../customers/customer";
import { Draft } from "../customers/draft";
import type { PhoneMessage } from "../customers/message";
import { react, write } from "../customers/writing";
import { type ControlCall, type Routes, requireCustomer, requireMessage } from "./call";
import { ControlError } from "./control-error";
import { Patience, waitFor } from "./waiting";

const DAY_MS = 86_400_000;

const Circumstances = z.looseObject({
  lateMs: z
    .number()
    .int()
    .min(0)
    .max(7 * DAY_MS)
    .optional(),
  id: z.string().min(1).max(200).optional(),
});
const Reaction = z.strictObject({ messageId: z.string(), emoji: z.string().max(40) });
const Tap = z.strictObject({ messageId: z.string(), index: z.number().int().min(0).max(9) });
const Burst = z.strictObject({
  count: z.number().int().min(1).max(1_000).default(50),
  text: z.string().min(1).max(500).default("Message"),
});
const Page = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  before: z.string().optional(),
});

const Filter = z.object({
  id: z.string().optional(),
  direction: z.enum(["inbound", "outbound"]).optional(),
  type: z.string().optional(),
  text: z.string().optional(),
  contains: z.string().optional(),
  /** Reached at some time, not necessarily where it is now. */
  status: z.enum(["waiting", "accepted", "sent", "delivered", "read", "failed"]).optional(),
  template: z.string().optional(),
  callbackData: z.string().optional(),
  /** The emoji with which the business reacted. */
  reaction: z.string().optional(),
});
type Filter = z.infer<typeof Filter>;

export const messageRoutes: Routes = {
  /** Newest last. `before` is a wamid: the page that ends ahead of it. */
  "GET /control/customers/:id/messages": (call) => {
    const customer = requireCustomer(call);
    const { limit, before } = Page.parse(call.query);
    const filter = Filter.parse(call.query);
    const found = customer.messages.filter((message) => fits(message, filter));
    const end = before === undefined ? found.length : found.findIndex(({ id }) => id === before);
    const start = Math.max(0, end - limit);
    return { messages: found.slice(start, Math.max(0, end)), hasMore: start > 0 };
  },

  "GET /control/customers/:id/messages/wait": (call) => {
    const customer = requireCustomer(call);
    const filter = Filter.parse(call.query);
    const { timeoutMs } = Patience.parse(call.query);
    return waitFor(call, timeoutMs, () => customer.messages.findLast((message) => fits(message, filter)));
  },

  "POST /control/customers/:id/messages": (call) => {
    const customer = requireWriter(call);
    const { lateMs, id, ...rest } = Circumstances.parse(call.body);
    const draft = Draft.parse(rest);
    if (id !== undefined && call.world.customers.message(id)) throw new ControlError(409, `"${id}" exists already.`);
    return write(call.world, customer, draft, { lateMs, id });
  },

  "POST /control/customers/:id/reactions": (call) => {
    const customer = requireWriter(call);
    const { messageId, emoji } = Reaction.parse(call.body);
    return { id: react(call.world, customer, requireMessage(call.world, customer, messageId), emoji) };
  },

  /** Presses a quick-reply button of a template. */
  "POST /control/customers/:id/taps": (call) => {
    const customer = requireWriter(call);
    const { messageId, index } = Tap.parse(call.body);
    const button = requireMessage(call.world, customer, messageId).template?.buttons[index];
    if (button?.kind !== "QUICK_REPLY") throw new ControlError(409, "There is no quick reply at that place.");
    const payload = button.payload ?? button.text;
    return write(call.world, customer, { type: "button", text: button.text, payload, replyTo: messageId });
  },

  "POST /control/customers/:id/burst": (call) => {
    const customer = requireWriter(call);
    const { count, text } = Burst.parse(call.body ?? {});
    const ids = Array.from({ length: count }, (_, index) => {
      const message = write(call.world, customer, { type: "text", text: `${text} ${index + 1} of ${count}` });
      return message.id;
    });
    return { ids };
  },
};

function requireWriter(call: ControlCall): Customer {
  const customer = requireCustomer(call);
  if (customer.blocksUs) throw new ControlError(409, `${customer.name} has blocked the business and cannot write to it.`);
  return customer;
}

function fits(message: PhoneMessage, filter: Filter): boolean {
  return (
    (filter.id === undefined || message.id === filter.id) &&
    (filter.direction === undefined || message.direction === filter.direction) &&
    (filter.type === undefined || message.type === filter.type) &&
    (filter.text === undefined || message.text === filter.text) &&
    (filter.contains === undefined || message.text?.includes(filter.contains) === true) &&
    (filter.status === undefined || message.statusAt[filter.status] !== undefined) &&
    (filter.template === undefined || message.template?.name === filter.template) &&
    (filter.callbackData === undefined || message.callbackData === filter.callbackData) &&
    (filter.reaction === undefined || message.reactions.business === filter.reaction)
  );
}
