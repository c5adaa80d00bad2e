import { closeDatabase } from "@/lib/db";
import { bus } from "@/lib/realtime/bus";

/** Ends this process's connections to Postgres: the last thing it does. */
export async function releaseConnections(): Promise<void> {
  await bus().close();
  await closeDatabase();
}
