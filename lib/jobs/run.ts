import { run, type TaskList, Logger as WorkerLogger } from "graphile-worker";
import { pool } from "@/lib/db";
import { log } from "@/lib/log";
import { Job, type JobHandlers } from "./job";

/** How long a stopping worker waits for jobs under way, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

/** A finding-work fallback: notifications start jobs at once, this only covers a lost one. */
const POLL_INTERVAL_MS = 1_000;

/** Runs jobs of the given kinds until stopped, so many at once. `stop` lets those under way finish. */
export async function runJobs(handlers: Partial<JobHandlers>, concurrency: number): Promise<{ stop: () => Promise<void> }> {
  const runner = await run({
    pgPool: pool(),
    taskList: taskList(handlers),
    concurrency,
    pollInterval: POLL_INTERVAL_MS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: STOP_TIMEOUT_MS,
    logger: workerLogger(),
  });
  runner.promise.catch((error: unknown) => {
    log.error({ err: error }, "job runner ended");
    // Unhandled on purpose: a process must not go on without its worker, so that its supervisor starts it anew.
    throw error;
  });
  return { stop: () => runner.stop() };
}

function taskList(handlers: Partial<JobHandlers>): TaskList {
  return Object.fromEntries(
    Object.keys(handlers).map((kind) => [
      kind,
      async (payload: unknown) => {
        const job = Job.parse(payload);
        await (handlers[job.kind] as (job: Job) => Promise<void>)(job);
      },
    ]),
  );
}

/** Errors only: what else it says is about pools and tuning, and the same at every start. */
function workerLogger(): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    if (level === "error") log.error({ job: meta }, message);
  });
}
