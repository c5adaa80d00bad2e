import type { PhoneNumber } from "./account/phone-number";
import { Portfolio } from "./account/portfolio";
import { Clock } from "./clock";
import { Failures } from "./cloud/failures";
import { seedCast } from "./customers/cast";
import type { Customer } from "./customers/customer";
import type { PhoneMessage } from "./customers/message";
import { Registry } from "./customers/registry";
import { viewCustomer } from "./customers/view";
import { Events } from "./events";
import { MediaStore } from "./media/store";
import { UploadSessions } from "./media/upload-sessions";
import type { Business } from "./options";
import { Ring } from "./ring";
import { Schedule } from "./schedule";
import { defaultSettings, pickDelay, type Settings } from "./settings";
import { Reviews } from "./templates/reviews";
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
  readonly customers: Registry;
  readonly failures = new Failures(() => this.events.publish({ type: "state" }));
  readonly troubles = new Troubles(() => this.events.publish({ type: "state" }));
  readonly media = new MediaStore();
  readonly uploads = new UploadSessions();
  readonly reviews = new Reviews();
  readonly calls = new Ring<ApiCall>(CALLS_KEPT, CALL_BYTES_KEPT);
  readonly log: WebhookLog;
  readonly outbox: Outbox;
  settings: Settings = defaultSettings();
  portfolio: Portfolio;
  /** Where Meta's file addresses in webhooks lead: this simulator, once it listens. */
  origin = "http://127.0.0.1";
  /** Steps on their way: a status that is due in a moment, a message that leaves a phone. */
  private steps = 0;

  constructor(
    readonly business: Business,
    now?: () => Date,
  ) {
    this.clock = new Clock(now);
    this.portfolio = new Portfolio(business, this.clock.now());
    this.customers = new Registry(business.phoneNumberId);
    this.schedule = new Schedule(this.clock);
    this.log = new WebhookLog((row) => this.events.publish({ type: "log", row }));
    this.outbox = new Outbox({ ...this, portfolio: () => this.portfolio, settings: () => this.settings });
    this.clock.follow(() => {
      const { offsetMs } = this.clock;
      this.events.publish({ type: "clock", offsetMs, now: new Date(this.clock.now()).toISOString() });
    });
    seedCast(this.customers);
  }

  /** The number that is meant when none is named. */
  get number(): PhoneNumber {
    return this.portfolio.firstNumber;
  }

  /** The business's number of a conversation. */
  numberOf({ numberId }: { numberId: string }): PhoneNumber {
    return this.portfolio.numbers.get(numberId) ?? this.number;
  }

  /** Nothing on its way: no status due, no webhook unanswered. */
  get isIdle(): boolean {
    return this.steps === 0 && this.outbox.waiting === 0;
  }

  /** Runs a step right after what is being answered now. */
  next(step: () => void): void {
    this.steps++;
    this.schedule.after(0, () => {
      this.steps--;
      step();
    });
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
    for (const part of [
      this.customers,
      this.failures,
      this.troubles,
      this.calls,
      this.log,
      this.media,
      this.uploads,
      this.reviews,
    ]) {
      part.clear();
    }
    this.settings = defaultSettings();
    this.portfolio = new Portfolio(this.business, this.clock.now());
    if (withCast) seedCast(this.customers);
    this.events.publish({ type: "reset" });
  }

  close(): void {
    this.schedule.close();
    this.outbox.close();
    this.media.clear();
  }
}
