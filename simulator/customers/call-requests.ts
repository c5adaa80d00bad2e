const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const MOST_A_WEEK = 2;

/** How often a business may ask one person whether it may call: once in 24 hours, twice in seven days. */
export class CallRequests {
  private times: number[] = [];

  /** Takes one request. False: too soon. */
  take(now: number): boolean {
    this.times = this.times.filter((time) => now - time < WEEK_MS);
    const isTooSoon = this.times.some((time) => now - time < DAY_MS) || this.times.length >= MOST_A_WEEK;
    if (!isTooSoon) this.times.push(now);
    return !isTooSoon;
  }
}
