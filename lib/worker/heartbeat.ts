import { randomUUID } from "node:crypto";
import { db } from "@/lib/db";
import { VERSION } from "@/lib/env";

const KEEP_MS = 24 * 3_600_000;
/** One name a process, for as long as it lives. */
const PROCESS = randomUUID();

/**
 * Says that this worker is alive, by the database's clock, and what keeps it from taking deliveries, if anything does. Forgets workers
 * that have been silent for a day.
 */
export async function beat(trouble: string | null): Promise<void> {
  await db().$executeRaw`
    INSERT INTO heartbeat (process, kind, seen_at, version, trouble) VALUES (${PROCESS}, 'worker', clock_timestamp(), ${VERSION}, ${trouble})
    ON CONFLICT (process) DO UPDATE SET seen_at = clock_timestamp(), version = excluded.version, trouble = excluded.trouble`;
  await db().$executeRaw`DELETE FROM heartbeat WHERE seen_at < clock_timestamp() - make_interval(secs => ${KEEP_MS / 1000})`;
}

/** Takes this worker off the list: it is stopping on purpose. */
export async function farewell(): Promise<void> {
  await db().heartbeat.deleteMany({ where: { process: PROCESS } });
}
