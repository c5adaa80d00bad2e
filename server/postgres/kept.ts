import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import type { OnStop } from "../process";
import { isDiskFull } from "./disk-space";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

const DISK_FULL = "The disk is full: PostgreSQL starts when there is room";

/**
 * As `startEmbeddedPostgres`, and starts the server again should it end by itself, as often as it takes. On a full disk already the
 * first start waits for room.
 */
export async function keepPostgres(options: EmbeddedPostgresOptions, onStop: OnStop) {
  const keeper = new PostgresKeeper(options);
  onStop(() => keeper.stop());
  const first = await keeper.start();
  return { ...first, isElsewhere: first.home !== resolve(options.dataDir) };
}

class PostgresKeeper {
  private current: EmbeddedPostgres | undefined;
  private readonly stopping = new AbortController();

  constructor(private readonly options: EmbeddedPostgresOptions) {}

  async start(): Promise<EmbeddedPostgres> {
    const first = await this.launch((error) => {
      if (!isDiskFull(this.options.dataDir)) throw error;
    });
    if (!first) throw new Error("PostgreSQL was stopped before it ran.");
    return first;
  }

  stop(): Promise<void> | undefined {
    this.stopping.abort();
    return this.current?.stop();
  }

  /** Until it runs; null when that is not wanted any more. Says what is in the way once, and again when it is something else. */
  private async launch(onFailure: (error: unknown) => void, home = this.options.dataDir): Promise<EmbeddedPostgres | null> {
    let said = "";
    for (let pauseMs = FIRST_PAUSE_MS; !this.stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        this.current = await startEmbeddedPostgres({ ...this.options, keepPort: this.current !== undefined });
        this.current.onExit(() => void this.again());
        if (said !== "") log.info("PostgreSQL runs again");
        return this.current;
      } catch (error) {
        onFailure(error);
        const words = isDiskFull(home) ? DISK_FULL : `PostgreSQL could not be started, trying again: ${lastLine(error)}`;
        if (words !== said) log.error(words);
        said = words;
      }
      await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    return null;
  }

  /** The port stays, so the others' connections come back by themselves. */
  private async again(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    log.error("PostgreSQL ended, starting it again");
    await this.launch(() => undefined, this.current?.home);
  }
}

/** Of the server's own log, what it ended with. */
function lastLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n").at(-1) ?? "";
}
