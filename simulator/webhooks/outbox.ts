import { signBody } from "@/lib/whatsapp/signature";
import { FIRST_APP_ID } from "../account/app";
import type { Portfolio } from "../account/portfolio";
import type { Clock } from "../clock";
import { Ring } from "../ring";
import type { Schedule } from "../schedule";
import type { Settings } from "../settings";
import { encodeBody, makeEnvelope } from "./body";
import { type Delivery, inWords, waitBeforeNextAttempt } from "./delivery";
import type { Mark, WebhookLog } from "./log";
import { Poster } from "./post";
import { groupByTarget, type Target, targetsOf } from "./targets";
import type { Troubles } from "./troubles";
import type { Update } from "./update";

const DELIVERIES_KEPT = 3_000;
const BYTES_KEPT = 64 * 1024 * 1024;
const MOST_WAITING = 10_000;
/** A held update goes out after this long even if nothing overtakes it. */
const LONGEST_HOLD_MS = 10_000;
/** How long one conversation's next webhook waits for the answer to the one before. */
const PATIENCE_MS = 1_000;

type Parts = {
  portfolio: () => Portfolio;
  clock: Clock;
  schedule: Schedule;
  settings: () => Settings;
  log: WebhookLog;
  troubles: Troubles;
};

/**
 * Meta's side of webhooks: signs, posts, and tries again. One conversation's news leave in order, each waiting a moment for the
 * answer to the one before; conversations do not wait for each other, and retries do not hold anything up.
 */
export class Outbox {
  /** Deliveries left out because too many were waiting. */
  dropped = 0;
  private readonly deliveries = new Ring<Delivery>(DELIVERIES_KEPT, BYTES_KEPT);
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly held = new Map<string, { update: Update; release: () => void }>();
  private readonly poster = new Poster();
  private collected: Update[] = [];
  private readonly trying = new Set<Delivery>();
  private isClosed = false;

  constructor(private readonly parts: Parts) {}

  /** Webhooks not answered with 200 yet, held or collected ones included. */
  get waiting(): number {
    return this.trying.size + this.held.size + this.collected.length;
  }

  send(update: Update, mark: Mark | null = null): void {
    if (this.isClosed || targetsOf(this.parts.portfolio(), update).length === 0) return;
    const key = update.customerId ?? "";
    const overtaken = this.held.get(key);
    if (!overtaken && this.parts.troubles.take("out-of-order", update.customerId)) {
      this.hold(key, update);
      return;
    }
    this.collect(update, mark);
    if (overtaken) {
      this.held.delete(key);
      overtaken.release();
      this.collect(overtaken.update, "reordered");
    }
  }

  /** Signs and posts any body, as if Meta had thought of it. */
  sendRaw(payload: unknown): Delivery | undefined {
    const { firstNumber, apps } = this.parts.portfolio();
    const [appId = FIRST_APP_ID, override = null] = [...firstNumber.account.subscriptions][0] ?? [];
    const app = apps.get(appId);
    if (!app?.callbackUrl) return undefined;
    return this.deliver([], encodeBody(payload), { url: override ?? app.callbackUrl, secret: app.secret });
  }

  /** Posts a past delivery once more: the same bytes, a new delivery in the log. */
  sendAgain(id: number): Delivery | undefined {
    const past = this.deliveries.get(id);
    return past && this.deliver(past.updates, past.body, past.target, { mark: "again" });
  }

  delivery(id: number): Delivery | undefined {
    return this.deliveries.get(id);
  }

  close(): void {
    this.isClosed = true;
    this.clear();
    this.poster.close();
  }

  clear(): void {
    this.held.clear();
    this.collected = [];
    this.lanes.clear();
    this.trying.clear();
    this.deliveries.clear();
  }

  private hold(key: string, update: Update): void {
    const release = this.parts.schedule.after(LONGEST_HOLD_MS, () => {
      this.held.delete(key);
      this.collect(update, null);
    });
    this.held.set(key, { update, release });
  }

  private collect(update: Update, mark: Mark | null): void {
    const { maxUpdates, withinMs } = this.parts.settings().batch;
    if (maxUpdates === 1 || mark) {
      this.post([update], mark);
      return;
    }
    this.collected.push(update);
    if (this.collected.length >= maxUpdates) this.flush();
    else if (this.collected.length === 1) this.parts.schedule.after(withinMs, () => this.flush());
  }

  private flush(): void {
    const updates = this.collected;
    this.collected = [];
    if (updates.length > 0) this.post(updates, null);
  }

  private post(updates: Update[], mark: Mark | null): void {
    const { clock, troubles } = this.parts;
    const [first] = updates;
    const lane = updates.length === 1 ? (first?.customerId ?? first?.subject) || null : null;
    const copies = troubles.take("duplicate", first?.customerId ?? null)?.copies ?? 0;
    for (const [target, news] of groupByTarget(this.parts.portfolio(), updates)) {
      const body = encodeBody(makeEnvelope(news, clock.nowSeconds()));
      this.deliver(news, body, target, { mark, lane });
      for (let copy = 0; copy < copies; copy++) this.deliver(news, body, target, { mark: "duplicate", lane });
    }
  }

  /** With a lane, it waits for what was queued there before. */
  private deliver(
    updates: Update[],
    body: Buffer,
    target: Target,
    { mark = null, lane = null }: { mark?: Mark | null; lane?: string | null } = {},
  ): Delivery {
    const delivery = this.deliveries.add(
      (id) => ({
        id,
        createdAt: this.parts.clock.now(),
        updates,
        body,
        target,
        signature: signBody(target.secret, body),
        mark,
        attempts: 0,
        state: "trying",
      }),
      body.byteLength,
    );
    if (this.trying.size >= MOST_WAITING) {
      this.dropped++;
      delivery.state = "given-up";
      return delivery;
    }
    this.trying.add(delivery);
    if (lane === null) void this.attempt(delivery);
    else this.queue(lane, () => this.attempt(delivery));
    return delivery;
  }

  /** Runs after everything queued on the lane before, or when that has taken too long. */
  private queue(lane: string, run: () => Promise<void>): void {
    const before = this.lanes.get(lane) ?? Promise.resolve();
    const turn = before.then(() => Promise.race([run(), patience()]));
    this.lanes.set(lane, turn);
    void turn.then(() => {
      if (this.lanes.get(lane) === turn) this.lanes.delete(lane);
    });
  }

  private async attempt(delivery: Delivery): Promise<void> {
    if (!this.trying.has(delivery)) return;
    const { clock, log, settings } = this.parts;
    delivery.attempts++;
    const customerIds = [...new Set(delivery.updates.flatMap((update) => update.customerId ?? []))];
    const row = log.add({
      at: clock.now(),
      deliveryId: delivery.id,
      customerIds,
      ...inWords(delivery),
      attempt: delivery.attempts,
      mark: delivery.mark,
      status: null,
      problem: null,
      tookMs: null,
    });
    const started = performance.now();
    const answer = await this.poster.post(delivery.target.url, delivery.body, delivery.signature, settings().answerTimeoutMs);
    const tookMs = Math.round(performance.now() - started);
    if ("status" in answer) log.settle(row, { status: answer.status, problem: null, tookMs });
    else log.settle(row, { status: null, problem: answer.problem, tookMs });
    if ("status" in answer && answer.status === 200) this.acknowledge(delivery);
    else this.tryLater(delivery);
  }

  private acknowledge(delivery: Delivery): void {
    this.trying.delete(delivery);
    delivery.state = "acknowledged";
    for (const update of delivery.updates) update.onAcknowledged?.();
  }

  private tryLater(delivery: Delivery): void {
    const { clock, schedule, settings } = this.parts;
    const wait = waitBeforeNextAttempt(delivery, clock.now(), settings().maxAttempts);
    if (wait === null || this.isClosed) {
      this.trying.delete(delivery);
      delivery.state = "given-up";
    } else schedule.after(wait * settings().retryScale, () => void this.attempt(delivery));
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
}
