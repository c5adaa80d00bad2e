import type { CustomerView, MessageView } from "./customers/view";
import type { LogRow } from "./webhooks/log";

/** What the phone page and waiting tests hear of. */
export type SimulatorEvent =
  | { type: "customer"; customer: CustomerView }
  | { type: "customer-removed"; customerId: string }
  | { type: "message"; message: MessageView }
  | { type: "log"; row: LogRow }
  | { type: "history"; customerId: string }
  | { type: "call"; id: number }
  | { type: "clock"; offsetMs: number; now: string }
  | { type: "state" }
  | { type: "numbers" }
  | { type: "reset" };

export class Events {
  private readonly listeners = new Set<(event: SimulatorEvent) => void>();

  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  publish(event: SimulatorEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** Returns the way to stop listening. */
  listen(listener: (event: SimulatorEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
