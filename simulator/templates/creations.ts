const HOUR_MS = 3_600_000;
const MOST_AN_HOUR = 100;

/** How many templates an account has made in the last hour: Meta takes a hundred. */
export class Creations {
  private times: number[] = [];

  /** Takes one. False: too many. */
  take(now: number): boolean {
    this.times = this.times.filter((time) => now - time < HOUR_MS);
    if (this.times.length >= MOST_AN_HOUR) return false;
    this.times.push(now);
    return true;
  }
}
