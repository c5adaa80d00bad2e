import { goodNumber, type NumberState } from "./account/number-state";
import { Clock } from "./clock";
import { Failures } from "./cloud/failures";
import { ServiceUsage } from "./cloud/service-usage";
import { Throughput } from "./cloud/throughput";
import { seedCast } from "./customers/cast";
import type { Customer } from "./customers/customer";
import type { PhoneMessage } from "./customers/message";
import { Registry } from "./customers/registry";
import { viewCustomer } from "./customers/view";
import { Events } from "./events";
import { MediaStore } from "./media/store";
import type { Business } from "./options";
import { Ring } from "./ring";
import { Schedule } from "./schedule";
import { defaultSettings, pickDelay, type Settings } from "./settings";
import { Library } from "./templates/library";
import { WebhookLog } from "./webhooks/log";
import { Outbox } from "./webhooks/outbox";
import { Troubles } from "./webhooks/troubles";

const CALLS_KEPT = 2_000;
const CALL_BYTES_KEPT = 32 * 1024 * 1024;

/** A call that the product made to the Cloud API. */
export type ApiCall = {
  id: number;
  at: number;
  method: string;
  path: string;
  payload: unknown;
  /** Null: the connection was dropped instead of an answer. */
  status: number | null;
  answer: unknown;
};

/** Everything there is on the other side: Meta, the customers, and their phones. */
export class World {
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly events = new Events();
  readonly customers = new Registry();
  readonly failures = new Failures(() => this.events.publish({ type: "state" }));
  readonly troubles = new Troubles(() => this.events.publish({ type: "state" }));
  readonly throughput = new Throughput();
  readonly serviceUsage = new ServiceUsage();
  readonly media = new MediaStore();
  readonly templates: Library;
  readonly calls = new Ring<ApiCall>(CALLS_KEPT, CALL_BYTES_KEPT);
  readonly log: WebhookLog;
  readonly outbox: Outbox;
  settings: Settings = defaultSettings();
  number: NumberState;
  /** Where Meta's file addresses in webhooks lead: this simulator, once it listens. */
  origin = "http://127.0.0.1";
  /** Steps on their way: a status that is due in a moment, a message that leaves a phone. */
  private steps = 0;

  constructor(
    readonly business: Business,
    now?: () => Date,
  ) {
    this.number = goodNumber(business.businessName);
    this.clock = new Clock(now);
    this.schedule = new Schedule(this.clock);
    this.templates = new Library(new Date(this.clock.now()));
    this.log = new WebhookLog((row) => this.events.publish({ type: "log", row }));
    this.outbox = new Outbox({ ...this, settings: () => this.settings });
    this.clock.follow(() => {
      const { offsetMs } = this.clock;
      this.events.publish({ type: "clock", offsetMs, now: new Date(this.clock.now()).toISOString() });
    });
    seedCast(this.customers);
  }

  get businessDigits(): string {
    return this.business.displayPhoneNumber.replace(/\D/g, "");
  }

  /** Nothing on its way: no status due, no webhook unanswered. */
  get isIdle(): boolean {
    return this.steps === 0 && this.outbox.waiting === 0;
  }

  /** Runs a step after one of the settings' delays; not before `earliest` (milliseconds). Answers when. */
  soon(stage: keyof Settings["delays"], step: () => void, earliest = 0): number {
    this.steps++;
    const due = Math.max(earliest, this.clock.now() + pickDelay(this.settings, stage));
    this.schedule.at(due, () => {
      this.steps--;
      step();
    });
    return due;
  }

  tellCustomer(customer: Customer): void {
    if (this.events.hasListeners) this.events.publish({ type: "customer", customer: viewCustomer(customer) });
  }

  tellMessage(message: PhoneMessage): void {
    this.events.publish({ type: "message", message });
  }

  recordCall(call: Omit<ApiCall, "id">): void {
    const bytes = JSON.stringify([call.payload, call.answer])?.length ?? 0;
    const { id } = this.calls.add((next) => ({ id: next, ...call }), bytes);
    this.events.publish({ type: "call", id });
  }

  /** Forgets everything but the clock, and brings the cast and the templates back (or nobody, for a test's own people). */
  reset(withCast: boolean): void {
    this.schedule.clear();
    this.steps = 0;
    this.outbox.clear();
    this.outbox.isSubscribed = true;
    for (const part of [this.customers, this.failures, this.troubles, this.throughput, this.calls, this.log, this.media])
      part.clear();
    this.serviceUsage.clear();
    this.settings = defaultSettings();
    this.number = goodNumber(this.business.businessName);
    this.templates.reset(new Date(this.clock.now()));
    if (withCast) seedCast(this.customers);
    this.events.publish({ type: "reset" });
  }

  close(): void {
    this.schedule.close();
    this.outbox.close();
    this.media.clear();
  }
}
