/** How long the quickest answer is believed: long enough for one that met no wait, short enough to follow clocks that drift. */
const BELIEVED_MS = 30_000;

/** What a statement told of the database's clock, and when we asked and heard of it, all in milliseconds. */
export type Reading = { askedAt: number; heardAt: number; databaseAt: number };

/**
 * Translates the database's clock into this process's own (`performance.now()`). Every answer comes late by an unknown wait, so the
 * quickest one of late is nearest to the truth: a slow one neither delays an instant nor moves it against those of other processes.
 */
export class DatabaseTime {
  private offset = Number.POSITIVE_INFINITY;
  /** The best of the present span, which succeeds when the span ends. */
  private candidate = Number.POSITIVE_INFINITY;
  private spanEndsAt = Number.POSITIVE_INFINITY;

  /** Learns from an answer. One that contradicts what is believed shows that a clock was set: then it alone counts. */
  learn({ askedAt, heardAt, databaseAt }: Reading): void {
    const atMost = heardAt - databaseAt;
    if (heardAt >= this.spanEndsAt) {
      this.offset = this.candidate;
      this.candidate = Number.POSITIVE_INFINITY;
    }
    if (heardAt >= this.spanEndsAt || this.offset === Number.POSITIVE_INFINITY) this.spanEndsAt = heardAt + BELIEVED_MS;
    const wasSet = this.offset < askedAt - databaseAt;
    this.candidate = wasSet ? atMost : Math.min(this.candidate, atMost);
    this.offset = wasSet ? atMost : Math.min(this.offset, atMost);
  }

  get isKnown(): boolean {
    return this.offset !== Number.POSITIVE_INFINITY;
  }

  /** When, by our clock, the database's shows this instant. Infinity before anything was learnt. */
  toLocal(databaseAt: number): number {
    return databaseAt + this.offset;
  }
}
