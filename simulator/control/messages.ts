import * as z from "zod";
import { CATALOG, compose } from "../customers/compose";
import { plain } from "../customers/composed";
import { Draft } from "../customers/draft";
import { echo } from "../customers/echoing";
import type { PhoneMessage } from "../customers/message";
import { Referral, withReferral } from "../customers/referral";
import { react, write } from "../customers/writing";
import { type Routes, requireCustomer, requireMessage, requireWriter } from "./call";
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
  /** The wamid that it quotes. */
  replyTo: z.string().max(300).optional(),
  /** A product of the catalogue that it asks about. */
  productId: z.string().min(1).max(100).optional(),
  forwarded: z.enum(["once", "often"]).optional(),
  /** The advertisement that brought the customer. */
  referral: z.union([z.boolean(), Referral]).default(false),
  groupId: z.string().min(1).max(100).optional(),
  standby: z.boolean().default(false),
  from: z.enum(["customer", "business"]).default("customer"),
});
const Reaction = z.strictObject({ messageId: z.string(), emoji: z.string().max(40) });
const Tap = z.strictObject({
  messageId: z.string(),
  index: z.number().int().min(0).max(9),
  /** The card that the button is on, from 0. */
  card: z.number().int().min(0).max(9).optional(),
});
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
  status: z.enum(["waiting", "accepted", "sent", "delivered", "read", "played", "failed"]).optional(),
  template: z.string().optional(),
  callbackData: z.string().optional(),
  /** The emoji with which the business reacted. */
  reaction: z.string().optional(),
  /** The business's number of the conversation. */
  numberId: z.string().optional(),
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

  /** The customer writes; or the business does, on its own phone. */
  "POST /control/customers/:id/messages": async (call) => {
    const { world } = call;
    const customer = requireWriter(call);
    const { from, referral, productId, standby, ...circumstances } = Circumstances.parse(call.body);
    const { lateMs, id, replyTo, forwarded, groupId, ...rest } = circumstances;
    const draft = Draft.parse(productId !== undefined && rest.type === "product" ? { ...rest, productId } : rest);
    if (id !== undefined && world.customers.message(id)) throw new ControlError(409, `"${id}" exists already.`);
    const composed = withReferral(await compose(world, draft), referral);
    if (from === "business" && !world.settings.coexistence) {
      throw new ControlError(409, "The business does not use the app on a phone (setting `coexistence`).");
    }
    if (from === "business") return echo(world, customer, composed, { number: call.number, replyTo });
    const product = productId === undefined || draft.type === "product" ? undefined : referTo(productId);
    const { number } = call;
    return write(world, customer, composed, { number, lateMs, id, replyTo, product, forwarded, groupId, isStandby: standby });
  },

  "POST /control/customers/:id/reactions": (call) => {
    const customer = requireWriter(call);
    const { messageId, emoji } = Reaction.parse(call.body);
    return { id: react(call.world, customer, requireMessage(call.world, customer, messageId), emoji) };
  },

  /** Presses a quick-reply button of a template, or of a card of it. */
  "POST /control/customers/:id/taps": (call) => {
    const customer = requireWriter(call);
    const { messageId, index, card } = Tap.parse(call.body);
    const message = requireMessage(call.world, customer, messageId);
    const place = card === undefined ? message.template : message.template?.cards[card];
    const button = place?.buttons[index];
    if (button?.kind !== "QUICK_REPLY") throw new ControlError(409, "There is no quick reply at that place.");
    const payload = button.payload ?? button.text;
    const composed = plain({ type: "button", button: { payload, text: button.text } }, button.text);
    return write(call.world, customer, composed, { replyTo: messageId, number: call.world.numberOf(message) });
  },

  "POST /control/customers/:id/burst": (call) => {
    const customer = requireWriter(call);
    const { count, text } = Burst.parse(call.body ?? {});
    const ids = Array.from({ length: count }, (_, index) => {
      const body = `${text} ${index + 1} of ${count}`;
      return write(call.world, customer, plain({ type: "text", text: { body } }, body), { number: call.number }).id;
    });
    return { ids };
  },
};

function referTo(productId: string) {
  return { catalog_id: CATALOG, product_retailer_id: productId };
}

function fits(message: PhoneMessage, filter: Filter): boolean {
  return (
    (filter.id === undefined || message.id === filter.id) &&
    (filter.numberId === undefined || message.numberId === filter.numberId) &&
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
