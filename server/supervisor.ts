import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { log } from "@/lib/log";
import { passLogOn } from "./log-lines";
import { READY, REFUSED } from "./process";
import { Refusal } from "./refusal";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A first start that fails so often will not succeed. */
const FIRST_TRIES = 6;
/** A child that ran this long is healthy: its next crash starts with a short pause again. */
const HEALTHY_AFTER_MS = 60_000;
/** Longer than a child gives itself, and short enough for the whole tree to end within 15 seconds. */
const KILL_AFTER_MS = 9_000;

/** One of the product's processes, kept running. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private pauseMs = FIRST_PAUSE_MS;
  private readonly abort = new AbortController();

  constructor(
    readonly name: string,
    private readonly args: readonly string[] = [],
  ) {}

  /**
   * Resolves when the process does its work. One that ends before is started again a few times, unless it refused. Throws a Refusal
   * then; its own words are on the screen.
   */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const child = this.launch();
      const isReady = await becameReady(child);
      if (isReady) return void this.keepRunning(child, performance.now());
      if (this.stopping || child.exitCode === REFUSED || tries === FIRST_TRIES) break;
      log.warn({ code: child.exitCode, signal: child.signalCode }, `${this.name} could not start, trying again`);
      await this.pause();
    }
    throw new Refusal(`The ${this.name} process could not start.`);
  }

  /** Ends it, and the next one takes over at once. For changed sources in development. */
  async restart(): Promise<void> {
    this.pauseMs = 0;
    await this.end();
  }

  /** Ends it cleanly, by force when it takes too long. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.abort.abort();
    await this.end();
  }

  private launch(): ChildProcess {
    const file = fileURLToPath(new URL(`${this.name}.ts`, import.meta.url));
    const child = fork(file, this.args, { execArgv: ["--import", "tsx"], stdio: ["ignore", "pipe", "inherit", "ipc"] });
    if (child.stdout) passLogOn(this.name, child.stdout);
    this.child = child;
    return child;
  }

  private async keepRunning(first: ChildProcess, startedAt: number): Promise<void> {
    let child = first;
    let since = startedAt;
    for (;;) {
      await ended(child);
      if (this.stopping) return;
      if (performance.now() - since > HEALTHY_AFTER_MS) this.pauseMs = FIRST_PAUSE_MS;
      log.warn(
        { code: child.exitCode, signal: child.signalCode, pauseMs: this.pauseMs },
        `${this.name} ended, starting it again`,
      );
      await this.pause();
      if (this.stopping) return;
      since = performance.now();
      child = this.launch();
    }
  }

  private async pause(): Promise<void> {
    await sleep(this.pauseMs, undefined, { signal: this.abort.signal }).catch(() => undefined);
    this.pauseMs = Math.min(Math.max(this.pauseMs, FIRST_PAUSE_MS) * 2, LONGEST_PAUSE_MS);
  }

  private async end(): Promise<void> {
    const child = this.child;
    if (!child || hasEnded(child)) return;
    const timer = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
    child.kill("SIGTERM");
    await ended(child);
    clearTimeout(timer);
  }
}

function becameReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on("message", (message) => message === READY && resolve(true));
    child.once("exit", () => resolve(false));
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(child)) resolve();
    else child.once("exit", () => resolve());
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
