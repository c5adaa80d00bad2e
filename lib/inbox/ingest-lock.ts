import type { Tx } from "@/lib/db";

/** Any number, the same in every process: whoever holds it brings webhooks in, and makes contacts. */
const INGEST_LOCK = 7_241_001;

/** Takes the lock until the transaction ends, if nobody has it. */
export async function tryIngestLock(tx: Tx): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT pg_try_advisory_xact_lock(${INGEST_LOCK}) AS taken`;
  return lock?.taken ?? false;
}

/** Waits for the batch that is coming in, and holds up the next one until the transaction ends. */
export async function waitForIngest(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${INGEST_LOCK})`;
}
