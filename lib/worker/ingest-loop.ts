import { now } from "@/lib/clock";
import { ingestWebhooks } from "@/lib/inbox/ingest";
import { log } from "@/lib/log";
import { bus } from "@/lib/realtime/bus";

/** Looking without being woken: a notification can be lost, a delivery must not wait for the next one. */
const POLL_MS = 500;
/** Batches begin at least this far apart, in milliseconds: at once when idle; when busy, fewer commits with more rows each. */
const BATCH_INTERVAL_MS = 20;
/** Between tries while the database is away. */
const RETRY_MS = 1_000;

/** Ingests deliveries as they come, one batch after the other, until stopped. `stop` lets the batch under way finish. */
export function startIngestLoop(): { stop: () => Promise<void> } {
  const loop = new IngestLoop();
  const unsubscribe = bus().subscribe((event) => {
    if (event.type === "webhooks" || event.type === "resync") loop.wake();
  });
  const ended = loop.run();
  return {
    stop: () => {
      unsubscribe();
      loop.end();
      return ended;
    },
  };
}

class IngestLoop {
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
      }
      return POLL_MS;
    } catch (error) {
      log.warn({ err: error }, "ingest stopped for a moment");
      return RETRY_MS;
    }
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
