import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Pool } from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { MIGRATIONS_FOLDER, pendingMigrations } from "@/lib/db/migrations";
import { migrate } from "@/server/migrate";
import { eventually } from "../support/conditions";
import { urlOfDatabase, withServer } from "../support/database";

const MESSAGES = 20_000;
/** Webhooks are answered within Meta's patience, whatever a migration waits for. */
const LONGEST_WAIT = "5s";

let folder: string;
let name: string;
let url: string;
let client: Client;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "casement-migrations-"));
  name = `${inject("clonePrefix")}m${randomBytes(4).toString("hex")}`;
  await withServer(inject("databaseServerUrl"), (server) => server.query(`CREATE DATABASE ${name}`));
  url = urlOfDatabase(inject("databaseServerUrl"), name);
  client = new Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  // The database goes with the run's clones: the job queue's own migration lets go of its connections when it likes.
  rmSync(folder, { recursive: true });
});

function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true });
  writeFileSync(join(folder, migration, "migration.sql"), sql);
}

const ours = () =>
  readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const copy = (migrations: readonly string[]) => {
  for (const migration of migrations) cpSync(join(MIGRATIONS_FOLDER, migration), join(folder, migration), { recursive: true });
};

const isValid = async (index: string) => {
  const { rows } = await client.query("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)", [index]);
  return rows[0]?.indisvalid;
};

/** A number, one conversation, and many messages in it. */
async function fill(): Promise<void> {
  await client.query(`
    INSERT INTO phone_number (id, phone_number_id, waba_id, display_phone_number, name) VALUES (gen_random_uuid(), '1001', '2002', '', 'Lisbon');
    INSERT INTO contact (id, wa_id) VALUES (gen_random_uuid(), '351912000000');
    INSERT INTO conversation (id, number_id, contact_id, last_activity_at)
      SELECT gen_random_uuid(), n.id, k.id, now() FROM phone_number n, contact k;
    INSERT INTO message (id, conversation_id, direction, type, body, payload, wamid, happened_at)
      SELECT gen_random_uuid(), c.id, 'inbound', 'text', 'Hello', '{}', 'wamid.' || i, now() FROM conversation c, generate_series(1, ${MESSAGES}) AS i;
    INSERT INTO webhook_delivery (body) SELECT '{}'::bytea FROM generate_series(1, ${MESSAGES})`);
}

/** Stores deliveries one after the other, as webhooks do, until told to stop; throws when one waits too long. Answers how many. */
function deliver(): { stop: () => Promise<number>; stored: () => number } {
  const pool = new Pool({ connectionString: url, max: 2, options: `-c lock_timeout=${LONGEST_WAIT}` });
  let [isOver, stored] = [false, 0];
  const running = (async () => {
    while (!isOver) {
      await pool.query("INSERT INTO webhook_delivery (body) VALUES ($1)", [Buffer.from("{}")]);
      stored += 1;
    }
  })();
  // Whoever stops it hears of it.
  running.catch(() => undefined);
  return {
    stored: () => stored,
    stop: async () => {
      isOver = true;
      await running.finally(() => pool.end());
      return stored;
    },
  };
}

test("all of them run over a filled database while deliveries come in and a long transaction holds what they change", async () => {
  const [first = "", ...others] = ours();
  copy([first]);
  await migrate(url, { folder });
  await fill();
  copy(others);
  write(
    "99999999999998_column",
    `ALTER TABLE "message" ADD COLUMN "probe" INT; ALTER TABLE "webhook_delivery" ADD COLUMN "probe" INT;`,
  );
  write("99999999999999_index", `-- Alone in its file.\nCREATE INDEX CONCURRENTLY "probe_index" ON "message" ("probe");`);
  const deliveries = deliver();
  const holder = new Client({ connectionString: url });
  await holder.connect();
  await holder.query("BEGIN; INSERT INTO webhook_delivery (body) VALUES ('{}')");

  const waits: number[] = [];
  const migrated = migrate(url, { folder, onWait: () => waits.push(deliveries.stored()) });
  await eventually("it has given way twice", () => waits.length >= 2, 60_000);
  await holder.query("COMMIT");
  await holder.end();
  await migrated;
  const stored = await deliveries.stop();

  expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  expect(stored).toBeGreaterThan(waits.at(-1) ?? 0);
  expect(await isValid("probe_index")).toBe(true);
  expect(await pendingMigrations(client, folder)).toEqual([]);
  const { rows } = await client.query("SELECT count(*)::int AS count, count(probe)::int AS probed FROM message");
  expect(rows).toEqual([{ count: MESSAGES, probed: 0 }]);
}, 120_000);

test("an index whose making was cut off is made anew, and one that was made is not made again", async () => {
  write("1_table", "CREATE TABLE thing (id INT); INSERT INTO thing VALUES (1), (1)");
  write("2_index", "CREATE UNIQUE INDEX CONCURRENTLY thing_id ON thing (id)");
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 2_index failed.");
  expect(await isValid("thing_id")).toBe(false);
  await client.query("DELETE FROM thing WHERE ctid = (SELECT min(ctid) FROM thing)");
  await migrate(url, { folder });
  expect(await isValid("thing_id")).toBe(true);
  await client.query("DELETE FROM _prisma_migrations WHERE migration_name = '2_index'");
  await migrate(url, { folder });
  expect(await pendingMigrations(client, folder)).toEqual([]);
});

test("a file that is wrong changes nothing, and goes on once it is right", async () => {
  write("1_table", "CREATE TABLE thing (id INT)");
  write("2_wrong", "ALTER TABLE thing ADD COLUMN name TEXT; ALTER TABLE no_such_thing ADD COLUMN name TEXT");
  await expect(migrate(url, { folder })).rejects.toThrow("The migration 2_wrong failed.");
  expect(await pendingMigrations(client, folder)).toEqual(["2_wrong"]);
  write("2_wrong", "ALTER TABLE thing ADD COLUMN name TEXT");
  await migrate(url, { folder });
  expect(await pendingMigrations(client, folder)).toEqual([]);
});

test("tables of a version from before these files begin are left alone, with a sentence", async () => {
  write("1_table", "CREATE TABLE thing (id INT)");
  await migrate(url, { folder });
  rmSync(join(folder, "1_table"), { recursive: true });
  write("2_begins_anew", "CREATE TABLE thing (id INT)");
  await expect(migrate(url, { folder })).rejects.toThrow("before the first release");
  write("1_table", "CREATE TABLE thing (id INT)");
  await expect(pendingMigrations(client, folder)).resolves.toEqual(["2_begins_anew"]);
});

test("several processes that start at once migrate once", async () => {
  write("1_table", "CREATE TABLE thing (id INT)");
  write("2_index", "CREATE INDEX CONCURRENTLY thing_id ON thing (id)");
  await Promise.all([1, 2, 3].map(() => migrate(url, { folder })));
  const { rows } = await client.query("SELECT migration_name AS name FROM _prisma_migrations ORDER BY name");
  expect(rows).toEqual([{ name: "1_table" }, { name: "2_index" }]);
});
