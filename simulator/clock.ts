/** The simulator's time: the machine's (or a test's) plus an offset that only grows. Meta, the customers and their phones share it. */
export class Clock {
  private offset = 0;
  private readonly followers = new Set<() => void>();
  private readonly leavers = new Set<() => void>();

  constructor(private readonly base: () => Date = () => new Date()) {}

  get offsetMs(): number {
    return this.offset;
  }

  now(): number {
    return this.base().getTime() + this.offset;
  }

  /** Meta's timestamps are whole seconds. */
  nowSeconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Moves time forward. Time never goes back: a customer's message would otherwise lie in the future. */
  advance(milliseconds: number): void {
    if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError("The clock only moves forward.");
    for (const leaver of [...this.leavers]) leaver();
    this.offset += Math.round(milliseconds);
    for (const follower of [...this.followers]) follower();
  }

  /** Calls back before each jump, while the old time still shows. Returns the way to stop. */
  precede(leaver: () => void): () => void {
    this.leavers.add(leaver);
    return () => this.leavers.delete(leaver);
  }

  /** Calls back after each jump. Returns the way to stop. */
  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }
}
