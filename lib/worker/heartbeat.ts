import { randomUUID } from "node:crypto";
import { hostAheadMs } from "@/lib/clock";
import { db } from "@/lib/db";
import { VERSION } from "@/lib/env";

const KEEP_MS = 24 * 3_600_000;
/** One name a process, for as long as it lives. */
const PROCESS = randomUUID();

/**
 * Says that this process is alive, by the database's clock, how far its host's is from that, and what keeps a worker from taking
 * deliveries, if anything does. Forgets processes that have been silent for a day.
 */
export async function beat(kind: "web" | "worker", trouble: string | null = null): Promise<void> {
  const aheadMs = Math.round(hostAheadMs());
  await db().$executeRaw`
    INSERT INTO heartbeat (process, kind, seen_at, version, trouble, clock_ahead_ms)
    VALUES (${PROCESS}, ${kind}, clock_timestamp(), ${VERSION}, ${trouble}, ${aheadMs}::float8)
    ON CONFLICT (process) DO UPDATE SET seen_at = clock_timestamp(), version = excluded.version, trouble = excluded.trouble,
      clock_ahead_ms = excluded.clock_ahead_ms`;
  await db().$executeRaw`DELETE FROM heartbeat WHERE seen_at < clock_timestamp() - make_interval(secs => ${KEEP_MS / 1000})`;
}

/** Takes this process off the list: it is stopping on purpose. */
export async function farewell(): Promise<void> {
  await db().heartbeat.deleteMany({ where: { process: PROCESS } });
}
