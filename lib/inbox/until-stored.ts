import { setTimeout as sleep } from "node:timers/promises";
import { databaseFault } from "@/lib/database-fault";
import { isDatabaseClosed } from "@/lib/db";
import type { log as logger } from "@/lib/log";

/** Between tries, in milliseconds; the last one again and again while the database is at fault. */
const DELAYS_MS = [100, 500, 2_000, 5_000] as const;
/** Nobody waits longer than this for a database: an hour of tries. */
const MAX_TRIES = 720;

/**
 * Writes down what exists nowhere else but in this process: tries again when it fails, and goes on trying for as long as something is
 * wrong with the database itself. Throws what it failed with last.
 */
export async function untilStored<Result>(work: () => Promise<Result>, log: typeof logger, what: object): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const patience = databaseFault(error) ? MAX_TRIES : DELAYS_MS.length;
      if (tries > patience || isDatabaseClosed()) throw error;
      log.warn({ err: error, ...what }, "what became of a message could not be stored, trying again");
      await sleep(DELAYS_MS[tries - 1] ?? DELAYS_MS[3]);
    }
  }
}
