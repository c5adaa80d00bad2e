import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from "graphile-worker";
import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { isDatabaseClosed, pool } from "@/lib/db";
import { log } from "@/lib/log";
import { Job, type JobHandlers } from "./job";

/** How long a stopping worker waits for jobs under way, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

/** A finding-work fallback: notifications start jobs at once, this only covers a lost one. */
const POLL_INTERVAL_MS = 1_000;

/** Between tries while the database is away. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs jobs of the given kinds until stopped, so many at once, however often the database goes away meanwhile. Resolves when the first
 * may run. `stop` lets those under way finish.
 */
export async function runJobs(handlers: Partial<JobHandlers>, concurrency: number): Promise<{ stop: () => Promise<void> }> {
  const jobs = new Jobs(handlers, concurrency);
  const ended = jobs.run();
  await Promise.race([jobs.begun, ended]);
  return {
    stop: async () => {
      await jobs.end();
      await ended;
    },
  };
}

/**
 * A runner of graphile-worker's is of no more use when it cannot write down what became of a job, and may never say that it has ended:
 * then the next one takes over.
 */
class Jobs {
  readonly begun: Promise<void>;
  private begin: () => void = () => undefined;
  private runner: Runner | undefined;
  private poolId: string | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly handlers: Partial<JobHandlers>,
    private readonly concurrency: number,
  ) {
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  async run(): Promise<void> {
    while (!this.isOver()) {
      try {
        await this.runUntilLost();
      } catch (error) {
        const fault = databaseFault(error);
        log.warn({ err: error }, `jobs rest until this passes: ${fault ? FAULT_WORDS[fault] : "their runner ended."}`);
      }
      if (this.isOver()) return;
      await sleep(this.pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  async end(): Promise<void> {
    this.stopping.abort();
    await this.endRunner();
  }

  private isOver(): boolean {
    return this.stopping.signal.aborted || isDatabaseClosed();
  }

  /** Throws what the runner was lost by. */
  private async runUntilLost(): Promise<void> {
    if (this.poolId) await letGoOfJobs(this.poolId);
    const events: WorkerEvents = new EventEmitter();
    events.on("pool:create", ({ workerPool }) => {
      this.poolId = workerPool.id;
    });
    let isLost = false;
    const end = new Promise<void>((resolve, reject) => {
      events.on("pool:fatalError", ({ error }) => {
        isLost = true;
        reject(error);
      });
      this.stopping.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      this.runner = await this.start(events);
      this.begin();
      this.pauseMs = FIRST_PAUSE_MS;
      await Promise.race([this.runner.promise, end]);
    } finally {
      await this.endRunner(isLost);
    }
  }

  private start(events: WorkerEvents): Promise<Runner> {
    return run({
      pgPool: pool(),
      taskList: this.tasks(),
      concurrency: this.concurrency,
      noHandleSignals: true,
      logger: workerLogger(),
      events,
      preset: {
        worker: {
          pollInterval: POLL_INTERVAL_MS,
          gracefulShutdownAbortTimeout: STOP_TIMEOUT_MS,
          // An end that cannot be written down alone is a rejection that nobody hears, and would end the process.
          completeJobBatchDelay: 0,
          failJobBatchDelay: 0,
        },
      },
    });
  }

  /** One that ended by itself says so by refusing to be stopped; one that is lost may never be done with stopping. */
  private async endRunner(isLost = false): Promise<void> {
    const { runner } = this;
    if (!runner) return;
    this.runner = undefined;
    const stopped = runner.stop().catch((error: unknown) => log.debug({ err: error }, "a runner of jobs had ended already"));
    const timeout = new AbortController();
    await Promise.race([
      Promise.all([...(isLost ? [] : [stopped]), ...this.underWay]),
      sleep(STOP_TIMEOUT_MS, undefined, { signal: timeout.signal }).catch(() => undefined),
    ]);
    timeout.abort();
  }

  private tasks(): TaskList {
    return Object.fromEntries(
      Object.keys(this.handlers).map((kind) => [
        kind,
        async (payload: unknown) => {
          const work = this.work(payload);
          const settled = work.catch(() => undefined);
          this.underWay.add(settled);
          await work.finally(() => this.underWay.delete(settled));
        },
      ]),
    );
  }

  private async work(payload: unknown): Promise<void> {
    const job = Job.parse(payload);
    await (this.handlers[job.kind] as (job: Job) => Promise<void>)(job);
  }
}

/** What a runner that ended still holds would wait for hours. */
async function letGoOfJobs(poolId: string): Promise<void> {
  await pool().query("SELECT graphile_worker.force_unlock_workers($1)", [[poolId]]);
}

/** Errors only: what else it says is about pools and tuning, and the same at every start. */
function workerLogger(): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if (level === "error") log.error({ job: meta }, message);
  });
}
