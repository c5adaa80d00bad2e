import { now } from "@/lib/clock";
import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { isDatabaseClosed } from "@/lib/db";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { log } from "@/lib/log";
import { bus } from "@/lib/realtime/bus";

/** Looking without being woken: a notification can be lost, a delivery must not wait for the next one. */
const POLL_MS = 500;
/** Batches begin at least this far apart, in milliseconds: at once when idle; when busy, fewer commits with more rows each. */
const BATCH_INTERVAL_MS = 20;
/** Between tries while something is wrong with the database. */
const RETRY_MS = 1_000;
/** A transaction that lost to another is nothing to speak of, unless it goes on losing. */
const SPOKEN_OF_AFTER = 3;

/** `stop` lets the batch under way finish. `trouble` is why no deliveries are taken just now, as a sentence; null while they are. */
type RunningLoop = { stop: () => Promise<void>; trouble: () => string | null };

/** Ingests deliveries as they come, one batch after the other, until stopped, however often the database fails meanwhile. */
export function startIngestLoop(): RunningLoop {
  const loop = new IngestLoop();
  const unsubscribe = bus().subscribe((event) => {
    if (event.type === "webhooks" || event.type === "resync") loop.wake();
  });
  const ended = loop.run();
  return {
    trouble: () => loop.trouble,
    stop: () => {
      unsubscribe();
      loop.end();
      return ended;
    },
  };
}

class IngestLoop {
  trouble: string | null = null;
  private failures = 0;
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | undefined;

  wake(): void {
    this.woken = true;
    this.wakeUp?.();
  }

  end(): void {
    this.stopped = true;
    this.wakeUp?.();
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const pauseMs = await this.ingestAll();
      if (!this.woken && !this.stopped) await this.sleep(pauseMs);
    }
  }

  /** Ingests until nothing waits. Answers how long to sleep then, in milliseconds, unless woken. */
  private async ingestAll(): Promise<number> {
    try {
      let startedAt = performance.now();
      while (!this.stopped && (await ingestWebhooks(now())) > 0) {
        await this.sleep(startedAt + BATCH_INTERVAL_MS - performance.now(), { deaf: true });
        startedAt = performance.now();
        this.recover();
      }
      this.recover();
      return POLL_MS;
    } catch (error) {
      this.stumble(error);
      return RETRY_MS;
    }
  }

  private recover(): void {
    if (this.trouble) log.info("ingest goes on");
    this.failures = 0;
    this.trouble = null;
  }

  /** Whoever closed the database for good ended this process's work, or means to. */
  private stumble(error: unknown): void {
    if (isDatabaseClosed()) {
      this.end();
      return;
    }
    this.failures += 1;
    const fault = databaseFault(error);
    const words = fault ? FAULT_WORDS[fault] : "A batch failed, and its delivery could not be found.";
    const isNews = words !== this.trouble;
    if (fault !== "busy" || this.failures >= SPOKEN_OF_AFTER) this.trouble = words;
    // The same every second is said once, with all that is known of it.
    if (isNews) log.warn({ err: error }, `ingest stops until this passes: ${words}`);
  }

  /** Sleeps, unless woken; `deaf` to all but the end. */
  private sleep(ms: number, { deaf = false } = {}): Promise<void> {
    if (ms <= 0 || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        if (deaf && !this.stopped) return;
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
    });
  }
}
