import { setTimeout as sleep } from "node:timers/promises";
import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { say } from "./screen";

/** How long a start waits for a database that is slow, starting or full. */
const PATIENCE_MS = 5 * 60_000;
/** A port where nothing listens is most often a mistake; a server that is just being started takes a moment. */
const REFUSED_PATIENCE_MS = 3_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** Answers that do not change by asking again: who may connect, which database, which host. */
const FINAL = /^(28...|3D000|ENOTFOUND|P1000|P1003|P1010)$/;

/**
 * Does what a start needs the database for, again while something passing is wrong with that, and says so in one line. Throws what it
 * failed with when it will not pass, or lasts too long.
 */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const fault = databaseFault(error);
      if (!fault || performance.now() - startedAt > patienceWith(error)) throw error;
      if (tries === 0) say(`\n    ${FAULT_WORDS[fault]} Trying again …`);
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
    }
  }
}

function patienceWith(error: unknown): number {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (FINAL.test(code) || databaseFault(error) === "other-schema") return 0;
  return code === "ECONNREFUSED" ? REFUSED_PATIENCE_MS : PATIENCE_MS;
}
