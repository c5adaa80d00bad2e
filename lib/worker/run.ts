import { now } from "@/lib/clock";
import type { Env } from "@/lib/env";
import { createSendingContext } from "@/lib/inbox/sending-context";
import { runJobs } from "@/lib/jobs/run";
import { log } from "@/lib/log";
import { openFileStore } from "@/lib/storage/open-store";
import { chores } from "./chores";
import { fetchHandlers, jobHandlers } from "./handlers";
import { farewell } from "./heartbeat";
import { startIngestLoop } from "./ingest-loop";
import { startRecurring } from "./recurring";

/**
 * Sends under way at once. An answer of Meta's takes some 300 ms, so that 80 a second need about 24; more would only hold
 * database connections.
 */
const JOB_CONCURRENCY = 48;

/** Files fetched at once: each may be 100 MB on this disk for a moment, and each costs Meta two requests. */
const FETCH_CONCURRENCY = 6;

/** Starts the worker: ingest, jobs and what recurs. `stop` lets everything under way finish. */
export async function startWorker({ config }: { config: Env }): Promise<{ stop: () => Promise<void> }> {
  const context = createSendingContext(config, { now, log, storage: openFileStore(config) });
  const ingest = startIngestLoop();
  const recurring = startRecurring(chores(context, { retentionDays: config.WEBHOOK_RETENTION_DAYS, trouble: ingest.trouble }));
  const jobs = await runJobs(jobHandlers(context), JOB_CONCURRENCY);
  const fetches = await runJobs(fetchHandlers(context), FETCH_CONCURRENCY);
  return {
    stop: async () => {
      await Promise.all([ingest.stop(), recurring.stop(), jobs.stop(), fetches.stop()]);
      await farewell();
    },
  };
}
