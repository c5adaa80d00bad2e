import { Client } from "pg";
import { databaseFault } from "@/lib/database-fault";
import { pendingMigrations } from "@/lib/db/migrations";
import { migrate } from "./migrate";
import { areNotificationsDelivered } from "./notifications";
import { patiently } from "./patience";
import { Refusal } from "./refusal";

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 10_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing answers there",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "no such host",
  ETIMEDOUT: "no answer",
  EHOSTUNREACH: "no way to that host",
  "28P01": "the user or the password is wrong",
  "28000": "that user may not connect",
  "3D000": "no such database",
  "53300": "it has no connection left",
};

/**
 * Makes sure of a database that this version can work with: reachable, new enough, passing notifications on, migrated. Throws a
 * Refusal in one sentence, without the URL's password.
 */
export function prepareDatabase(databaseUrl: string): Promise<void> {
  return orRefuse(databaseUrl, () => prepare(databaseUrl));
}

async function prepare(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await requireVersion(client);
    await requireNotifications(databaseUrl);
    const pending = await pendingMigrations(client);
    if (pending.length === 0) return;
  } finally {
    await client.end();
  }
  await migrate(databaseUrl);
}

/** Makes sure that a database answers. Throws a Refusal like `prepareDatabase`. */
export function requireConnection(databaseUrl: string): Promise<void> {
  return orRefuse(databaseUrl, async () => (await connect(databaseUrl)).end());
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection that breaks later says so to whoever asks it something.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Patient with a database that is slow or starting. Then a Refusal in one sentence, without the URL's password. */
async function orRefuse(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  try {
    await patiently(work);
  } catch (error) {
    if (databaseFault(error) !== "away") throw error;
    throw new Refusal(`The database of DATABASE_URL (${placeOf(databaseUrl)}) cannot be used: ${reason(error)}.`);
  }
}

async function requireNotifications(databaseUrl: string): Promise<void> {
  if (await areNotificationsDelivered(databaseUrl)) return;
  throw new Refusal(
    `The database of DATABASE_URL (${placeOf(databaseUrl)}) passes no notifications on, as behind a transaction pooler: ` +
      "give its direct address, or one that pools sessions.",
  );
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ major: number }>("SELECT current_setting('server_version_num')::int / 10000 AS major");
  const major = rows[0]?.major ?? 0;
  if (major < OLDEST_VERSION) {
    throw new Refusal(`The database of DATABASE_URL is PostgreSQL ${major}: version ${OLDEST_VERSION} or newer is needed.`);
  }
}

/** A database's host, port and name: what of its address may be shown. */
export function placeOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port || 5432}${pathname}`;
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : "no answer");
}
