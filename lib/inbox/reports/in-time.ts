import { databaseFault } from "@/lib/database-fault";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/** A query that takes longer is given up, in milliseconds: whoever waits can ask for less. */
const TIMEOUT_MS = 5_000;

/**
 * Runs queries that may have to look at much, within a bound of time and all of one moment, so that their figures add up. Throws
 * DomainError "unavailable" beyond it.
 */
export async function inTime<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  try {
    return await db().$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(TIMEOUT_MS)}, true)`;
        return work(tx);
      },
      { isolationLevel: "RepeatableRead" },
    );
  } catch (error) {
    if (databaseFault(error) !== "busy") throw error;
    throw new DomainError("unavailable", "This takes too long. Choose a shorter period, or more of a word.");
  }
}
