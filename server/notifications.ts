import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** A machine that is starting everything at once takes its time. */
const WAIT_MS = 15_000;

/**
 * Whether what one connection notifies reaches another that listens, as live updates and the worker's waking need. A transaction
 * pooler takes both and delivers nothing: it gives the listener's connection away as soon as LISTEN is done.
 */
export async function areNotificationsDelivered(databaseUrl: string, waitMs = WAIT_MS): Promise<boolean> {
  const channel = `casement_${randomUUID().replaceAll("-", "")}`;
  const [listener, speaker] = [new Client({ connectionString: databaseUrl }), new Client({ connectionString: databaseUrl })];
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.all([listener.connect(), speaker.connect()]);
    const heard = new Promise<boolean>((resolve, reject) => {
      listener.on("notification", () => resolve(true));
      listener.on("error", reject);
      timer = setTimeout(() => resolve(false), waitMs);
    });
    await listener.query(`LISTEN ${channel}`);
    await speaker.query(`NOTIFY ${channel}`);
    return await heard;
  } finally {
    clearTimeout(timer);
    await Promise.allSettled([listener.end(), speaker.end()]);
  }
}
