const CAPACITY = 45;
const REFILL_MS = 6_000;

/** Meta's limit from one number to one person: bursts of 45, and one more every six seconds. */
export class PairBucket {
  private tokens = CAPACITY;
  private filledAt: number | null = null;

  /** Takes one token. False: too soon. */
  take(now: number): boolean {
    if (this.filledAt !== null) {
      this.tokens = Math.min(CAPACITY, this.tokens + Math.max(0, now - this.filledAt) / REFILL_MS);
    }
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
