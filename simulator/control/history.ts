import * as z from "zod";
import { toFailure } from "../cloud/graph-error";
import type { Customer } from "../customers/customer";
import { makeMessage, type PhoneMessage } from "../customers/message";
import { type ControlCall, type Routes, requireCustomer } from "./call";

/** An instant as ISO text or milliseconds. */
const Instant = z.union([
  z.number().int().min(0),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).getTime()),
]);

const Button = z.strictObject({
  kind: z.string().default("QUICK_REPLY"),
  text: z.string(),
  url: z.string().nullable().default(null),
  payload: z.string().nullable().default(null),
});

const Rendered = z.strictObject({
  name: z.string(),
  language: z.string(),
  category: z.string().default("UTILITY"),
  header: z.string().nullable().default(null),
  body: z.string(),
  footer: z.string().nullable().default(null),
  buttons: z.array(Button).max(10).default([]),
});

const PastMessage = z.strictObject({
  id: z.string().min(1).max(300),
  direction: z.enum(["inbound", "outbound"]),
  at: Instant,
  type: z.string().max(60).default("text"),
  text: z.string().max(65_536).nullable().default(null),
  /** Meta's message object without `type`, for types whose bubble needs more than words. */
  content: z.looseObject({}).optional(),
  template: Rendered.nullable().default(null),
  quotedId: z.string().nullable().default(null),
  status: z.enum(["sent", "delivered", "read", "played", "failed"]).default("read"),
  failureCode: z.number().int().nullable().default(null),
  reactions: z
    .strictObject({ customer: z.string().nullable().default(null), business: z.string().nullable().default(null) })
    .default({ customer: null, business: null }),
});
type PastMessage = z.infer<typeof PastMessage>;

const History = z.strictObject({ messages: z.array(PastMessage).max(5_000) });

export const historyRoutes: Routes = {
  /** Puts a past conversation into the phone, without any webhook. Messages that are there already are left as they are. */
  "POST /control/customers/:id/history": (call) => {
    const customer = requireCustomer(call);
    const { messages } = History.parse(call.body);
    const news = messages.filter(({ id }) => call.world.customers.message(id) === undefined);
    for (const past of news) remember(call, customer, past);
    call.world.events.publish({ type: "history", customerId: customer.id });
    call.world.tellCustomer(customer);
    return { imported: news.length, skipped: messages.length - news.length };
  },
};

function remember({ world, number }: ControlCall, customer: Customer, past: PastMessage): void {
  const message: PhoneMessage = makeMessage({
    ...past,
    customerId: customer.id,
    numberId: number.id,
    content: { ...(past.type === "text" ? { text: { body: past.text } } : {}), ...past.content, type: past.type },
    text: past.text ?? past.template?.body ?? null,
    template: past.template && {
      ...past.template,
      offer: null,
      cards: [],
      header: past.template.header === null ? null : { kind: "text", text: past.template.header },
    },
    failure: past.failureCode === null ? null : toFailure(past.failureCode),
    sentTo:
      past.direction === "inbound"
        ? null
        : { addressedBy: customer.waId === null ? "user_id" : "phone", waId: customer.waId, userId: customer.userId },
  });
  world.customers.addMessage(customer, message);
  if (past.direction === "inbound" && past.type !== "system") customer.openWindow(past.at, number.id);
}
