import type { Tx } from "@/lib/db";
import { type Job, jobKey, MAX_ATTEMPTS } from "./job";

type EnqueueOptions = {
  /** Not before this instant, by the database's clock. */
  runAt?: Date;
};

/** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
export async function enqueue(tx: Tx, job: Job, options: EnqueueOptions = {}): Promise<void> {
  await enqueueAll(tx, [job], options);
}

/** Adds many jobs in one statement. */
export async function enqueueAll(tx: Tx, jobs: readonly Job[], { runAt }: EnqueueOptions = {}): Promise<void> {
  if (jobs.length === 0) return;
  const rows = JSON.stringify(
    jobs.map((job) => ({ kind: job.kind, key: jobKey(job), attempts: MAX_ATTEMPTS[job.kind], payload: job })),
  );
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      kind, payload, run_at => coalesce(${runAt ?? null}::timestamptz, now()), max_attempts => attempts, job_key => key
    )
    FROM json_to_recordset(${rows}::json) AS job(kind text, key text, attempts int, payload json)`;
}
