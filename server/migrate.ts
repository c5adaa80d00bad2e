import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";
import { databaseFault } from "@/lib/database-fault";
import { isOfAnotherBeginning, MIGRATIONS_FOLDER, pendingMigrations } from "@/lib/db/migrations";
import { log } from "@/lib/log";
import { Refusal } from "./refusal";

/** The lock of Prisma's own tools: they and we never migrate at once. */
const LOCK = 72_707_369;
/** Whoever wants a table that a migration waits for waits with it: this long, and webhooks with them. */
const LOCK_TIMEOUT_MS = 1_000;
/** Between attempts, so that what has queued up is answered first. */
const PAUSE_MS = 1_000;
const PATIENCE_MS = 10 * 60_000;

const OTHER_BEGINNING =
  "This database was made by a version from before the first release, whose tables cannot be brought to this one's. Start with an " +
  "empty database; the sandbox does with an empty DATA_DIR.";

const INDEX = /^\s*CREATE\s+(?:UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/i;

/** As Prisma keeps it, whose tools read it too. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

type MigrateOptions = {
  folder?: string;
  /** Somebody holds what this migration changes; it is tried again. */
  onWait?: (migration: string) => void;
};

/**
 * Brings a database to this version's tables while others use it: the files of prisma/migrations, then the job queue's own. Does
 * nothing where all are applied. Each file is one transaction that gives up a lock which it does not get within a second, and tries
 * again; a file of one statement with CONCURRENTLY runs outside of any. Several processes may do it at once. Throws a Refusal when
 * a lock is not to be had for ten minutes, and the database's error when a file is wrong.
 */
export async function migrate(
  databaseUrl: string,
  { folder = MIGRATIONS_FOLDER, onWait = warn }: MigrateOptions = {},
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await takeLock(client);
    await client.query(TABLE);
    if (await isOfAnotherBeginning(client, folder)) throw new Refusal(OTHER_BEGINNING);
    for (const name of await pendingMigrations(client, folder)) {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      await persist(name, () => apply(client, name, sql), onWait);
    }
  } finally {
    await client.end();
  }
  await runMigrations({ connectionString: databaseUrl });
}

/** By asking again and again: an index that is made concurrently waits for every statement under way, one that waits for a lock included. */
async function takeLock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ isOurs: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS "isOurs"`);
    if (rows[0]?.isOurs) return;
    await sleep(PAUSE_MS);
  }
}

async function persist(name: string, work: () => Promise<void>, onWait: (migration: string) => void): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (databaseFault(error) !== "busy") throw new Error(`The migration ${name} failed.`, { cause: error });
      if (performance.now() > giveUpAt) {
        throw new Refusal(
          `The tables could not be changed (${name}): another transaction has held one for ten minutes. End it first.`,
        );
      }
      onWait(name);
      await sleep(PAUSE_MS);
    }
  }
}

async function apply(client: Client, name: string, sql: string): Promise<void> {
  const statements = sql.replace(/^\s*--.*$/gm, "");
  if (/\bCONCURRENTLY\b/i.test(statements)) {
    if (await clearIndex(client, statements)) await client.query(sql);
    await record(client, name, sql);
    return;
  }
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query(sql);
    await record(client, name, sql);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** What an attempt left that was cut off: an index that is not valid is made anew, one that is needs no making. Answers whether to make it. */
async function clearIndex(client: Client, statements: string): Promise<boolean> {
  const index = INDEX.exec(statements)?.[1];
  if (index === undefined) return true;
  const { rows } = await client.query<{ isValid: boolean }>(
    `SELECT i.indisvalid AS "isValid" FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relname = $1 AND pg_table_is_visible(c.oid)`,
    [index],
  );
  if (rows[0] && !rows[0].isValid) await client.query(`DROP INDEX CONCURRENTLY ${client.escapeIdentifier(index)}`);
  return !rows[0]?.isValid;
}

async function record(client: Client, name: string, sql: string): Promise<void> {
  const checksum = createHash("sha256").update(sql).digest("hex");
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, $2, clock_timestamp(), $3, 1)`,
    [randomUUID(), checksum, name],
  );
}

function warn(migration: string): void {
  log.warn({ migration }, "another transaction holds a table that is to be changed, trying again");
}
