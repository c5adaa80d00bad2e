import type { Clock } from "./clock";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Task = { due: number; order: number; run: () => void };

/**
 * Things to do at an instant of the simulator's clock. A jump of the clock does at once, in order, what has become due; what was due
 * before it is done before it, whether or not the machine's timer has fired yet.
 */
export class Schedule {
  private tasks: Task[] = [];
  private order = 0;
  private timer: NodeJS.Timeout | null = null;
  private readonly unfollow: readonly (() => void)[];

  constructor(private readonly clock: Clock) {
    this.unfollow = [clock.precede(() => this.runDue()), clock.follow(() => this.runDue())];
  }

  get size(): number {
    return this.tasks.length;
  }

  /** Runs `run` when the clock shows `due` (milliseconds). Returns the way to call it off. */
  at(due: number, run: () => void): () => void {
    const task: Task = { due, order: this.order++, run };
    this.tasks.splice(this.positionFor(task), 0, task);
    this.arm();
    return () => {
      const index = this.tasks.indexOf(task);
      if (index >= 0) this.tasks.splice(index, 1);
      this.arm();
    };
  }

  after(delayMs: number, run: () => void): () => void {
    return this.at(this.clock.now() + delayMs, run);
  }

  clear(): void {
    this.tasks = [];
    this.arm();
  }

  close(): void {
    for (const unfollow of this.unfollow) unfollow();
    this.clear();
  }

  private runDue(): void {
    for (let next = this.tasks[0]; next && next.due <= this.clock.now(); next = this.tasks[0]) {
      this.tasks.shift();
      next.run();
    }
    this.arm();
  }

  private arm(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const next = this.tasks[0];
    if (!next) return;
    const wait = Math.min(Math.max(0, next.due - this.clock.now()), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.runDue(), wait);
    this.timer.unref();
  }

  /** Binary search keeps thousands of waiting statuses cheap; equal times keep the order in which they were asked for. */
  private positionFor(task: Task): number {
    let low = 0;
    let high = this.tasks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.tasks[middle];
      if (other && (other.due < task.due || (other.due === task.due && other.order < task.order))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
