const SECOND_MS = 1_000;

/** A number's throughput: so many messages in any second, in and out together. */
export class Throughput {
  private times: number[] = [];

  /** Takes a place for one more message out. False: the second is full. */
  take(now: number, limit: number): boolean {
    this.forget(now);
    if (this.times.length >= limit) return false;
    this.times.push(now);
    return true;
  }

  /** Counts a message in, which is never refused. */
  count(now: number): void {
    this.forget(now);
    this.times.push(now);
  }

  clear(): void {
    this.times = [];
  }

  private forget(now: number): void {
    let old = 0;
    while (old < this.times.length && now - (this.times[old] ?? 0) >= SECOND_MS) old++;
    if (old > 0) this.times.splice(0, old);
  }
}
