import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Customer } from "../customers/customer";
import { comeOnline, openChat } from "../customers/reception";
import { viewCustomer } from "../customers/view";
import { contactOf, valueHead } from "../webhooks/value";
import type { World } from "../world";
import { type Routes, requireCustomer } from "./call";
import { ControlError } from "./control-error";
import { Phone } from "./phone";

const Identity = z.strictObject({
  profileName: z.string().max(100).nullable(),
  username: z.string().max(60).nullable(),
  phone: Phone.nullable(),
  waId: Phone.nullable(),
  userId: z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/),
});

const Habits = z.strictObject({
  online: z.boolean(),
  readReceipts: z.boolean(),
  blocksUs: z.boolean(),
  chatOpen: z.boolean(),
  autoRead: z.boolean().nullable(),
  marketingStopped: z.boolean(),
});

const CustomerChange = Identity.extend(Habits.shape).partial();
type CustomerChange = z.infer<typeof CustomerChange>;

const NewCustomer = CustomerChange.extend({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
    .optional(),
});

export const customerRoutes: Routes = {
  "GET /control/customers": ({ world }) => ({ customers: world.customers.list().map(viewCustomer) }),

  "POST /control/customers": ({ world, body }) => {
    const { id = randomUUID().slice(0, 8), ...facts } = NewCustomer.parse(body);
    if (world.customers.get(id)) throw new ControlError(409, `There is a customer "${id}" already.`);
    return viewCustomer(create(world, id, facts));
  },

  /** Creates the customer, or changes the one there is: safe to repeat. */
  "PUT /control/customers/:id": ({ world, path, body }) => {
    const { id, ...facts } = NewCustomer.parse({ ...(z.looseObject({}).nullable().parse(body) ?? {}), id: path.id });
    const existing = world.customers.get(id ?? "");
    if (existing) return viewCustomer(change(world, existing, facts));
    return viewCustomer(create(world, id ?? "", facts));
  },

  "GET /control/customers/:id": (call) => viewCustomer(requireCustomer(call)),

  "PATCH /control/customers/:id": (call) =>
    viewCustomer(change(call.world, requireCustomer(call), CustomerChange.parse(call.body))),

  "DELETE /control/customers/:id": (call) => {
    const customer = requireCustomer(call);
    call.world.customers.remove(customer);
    call.world.events.publish({ type: "customer-removed", customerId: customer.id });
  },
};

function create(world: World, id: string, facts: CustomerChange): Customer {
  if (world.customers.isFull) throw new ControlError(409, "There are too many customers already.");
  if (!facts.phone && !facts.username && !facts.profileName) {
    throw new ControlError(400, "A customer needs a phone, a username or a profile name.");
  }
  checkUnique(world, id, facts);
  const customer = world.customers.create({ id, ...facts });
  return change(world, customer, facts);
}

function change(world: World, customer: Customer, facts: CustomerChange): Customer {
  checkUnique(world, customer.id, facts);
  changeIdentity(customer, facts);
  if (facts.readReceipts !== undefined) customer.readReceipts = facts.readReceipts;
  if (facts.blocksUs !== undefined) customer.blocksUs = facts.blocksUs;
  if (facts.autoRead !== undefined) customer.autoRead = facts.autoRead;
  if (facts.online === false) customer.isOnline = false;
  if (facts.online === true && !customer.isOnline) comeOnline(world, customer);
  if (facts.chatOpen === false) customer.isChatOpen = false;
  if (facts.chatOpen === true && !customer.isChatOpen) openChat(world, customer);
  if (facts.marketingStopped !== undefined) changeMarketing(world, customer, facts.marketingStopped);
  world.tellCustomer(customer);
  return customer;
}

function changeIdentity(customer: Customer, facts: CustomerChange): void {
  if (facts.profileName !== undefined) customer.profileName = facts.profileName;
  if (facts.username !== undefined) customer.username = facts.username;
  if (facts.phone !== undefined) {
    customer.phone = facts.phone;
    customer.waId = facts.phone;
  }
  if (facts.waId !== undefined) customer.waId = facts.waId;
  if (facts.userId !== undefined) customer.userId = facts.userId;
}

function checkUnique(world: World, id: string, facts: CustomerChange): void {
  const others = [
    facts.phone && world.customers.byNumber(facts.phone),
    facts.waId && world.customers.byNumber(facts.waId),
    facts.userId && world.customers.byUserId(facts.userId),
  ];
  const taken = others.find((other) => other && other.id !== id);
  if (taken) throw new ControlError(409, `That number or user id belongs to ${taken.name}.`);
}

/** Tells the business that the user wants no more marketing, or wants it again. */
function changeMarketing(world: World, customer: Customer, stopped: boolean): void {
  if (customer.hasStoppedMarketing === stopped) return;
  customer.hasStoppedMarketing = stopped;
  const preference = {
    ...(customer.waId === null ? {} : { wa_id: customer.waId }),
    user_id: customer.userId,
    detail: `User requested to ${stopped ? "stop" : "resume"} marketing messages`,
    category: "marketing_messages",
    value: stopped ? "stop" : "resume",
    timestamp: world.clock.nowSeconds(),
  };
  world.outbox.send({
    field: "user_preferences",
    value: { ...valueHead(world.number), contacts: [contactOf(customer, true)], user_preferences: [preference] },
    customerId: customer.id,
    wabaId: world.number.account.id,
    words: `marketing ${stopped ? "stopped" : "resumed"} by ${customer.firstName}`,
    subject: "",
  });
}
