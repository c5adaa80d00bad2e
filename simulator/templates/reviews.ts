import type { RejectionReason } from "./template";

/** What Meta's next review of a template shall find. */
export type ArmedReview = { id: number; name: string | null; reason: RejectionReason | null; times: number };

const MOST_ARMED = 200;

/** Reviews that were decided beforehand, in the order in which they were. */
export class Reviews {
  private armed: ArmedReview[] = [];
  private nextId = 1;

  arm(review: Omit<ArmedReview, "id">): ArmedReview {
    const armed = { id: this.nextId++, ...review };
    this.armed = [...this.armed, armed].slice(-MOST_ARMED);
    return armed;
  }

  /** Hands out what was decided for a template of this name, or for any. */
  take(name: string): ArmedReview | undefined {
    const found = this.armed.find((armed) => armed.name === null || armed.name === name);
    if (!found) return undefined;
    found.times--;
    if (found.times <= 0) this.armed = this.armed.filter(({ id }) => id !== found.id);
    return found;
  }

  list(): ArmedReview[] {
    return [...this.armed];
  }

  clear(): void {
    this.armed = [];
  }
}
