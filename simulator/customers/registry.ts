import { Customer, type CustomerFacts } from "./customer";
import type { PhoneMessage } from "./message";

export const MOST_CUSTOMERS = 5_000;

/** Everyone on WhatsApp, found by id, number, user id, or a message of theirs. */
export class Registry {
  private readonly customers = new Map<string, Customer>();
  private readonly messages = new Map<string, PhoneMessage>();

  constructor(private readonly homeId: string) {}

  get isFull(): boolean {
    return this.customers.size >= MOST_CUSTOMERS;
  }

  create(facts: CustomerFacts): Customer {
    const customer = new Customer(facts, this.homeId);
    this.customers.set(customer.id, customer);
    return customer;
  }

  get(id: string): Customer | undefined {
    return this.customers.get(id);
  }

  list(): Customer[] {
    return [...this.customers.values()];
  }

  remove(customer: Customer): void {
    this.customers.delete(customer.id);
    for (const message of customer.messages) this.messages.delete(message.id);
  }

  clear(): void {
    this.customers.clear();
    this.messages.clear();
  }

  /** By the dialled number or by WhatsApp's own form of it: digits only. */
  byNumber(digits: string): Customer | undefined {
    return this.list().find((customer) => customer.phone === digits || customer.waId === digits);
  }

  byUserId(userId: string): Customer | undefined {
    return this.list().find((customer) => customer.userId === userId);
  }

  addMessage(customer: Customer, message: PhoneMessage): void {
    this.messages.set(message.id, message);
    for (const dropped of customer.add(message)) this.messages.delete(dropped.id);
  }

  message(wamid: string): PhoneMessage | undefined {
    return this.messages.get(wamid);
  }

  /** Gives a message another time, and its place in the thread with it. */
  moveMessage(customer: Customer, message: PhoneMessage, at: number): void {
    if (message.at === at) return;
    customer.messages.splice(customer.messages.indexOf(message), 1);
    message.at = at;
    customer.add(message);
  }
}
