import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { db, pool } from "@/lib/db";
import { VERSION } from "@/lib/env";
import { live, ready } from "@/lib/http/health";
import { holdSending } from "@/lib/inbox/sending-hold";
import { acceptWebhook } from "@/lib/inbox/webhooks";
import { eventually } from "../support/conditions";

afterEach(async () => {
  await db().heartbeat.deleteMany();
});

test("live answers without asking the database", async () => {
  const response = live();
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "live", version: VERSION });
});

test("ready is 503 before any worker has run, and names the worker", async () => {
  const response = await ready();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    status: "not-ready",
    version: VERSION,
    parts: {
      database: { ok: true, detail: "answers" },
      migrations: { ok: true, detail: "all applied" },
      worker: { ok: false, detail: "no worker has run yet" },
      sending: { ok: true, detail: "not held" },
      clocks: { ok: true, detail: "keep the database's time" },
      files: { ok: true, detail: "takes files" },
    },
  });
});

test("ready says that sending is held, and stays 200: an admin could not get in to let it go", async () => {
  await beat("worker-1", "1 second");
  await db().$transaction((tx) => holdSending(tx, "moved", new Date("2026-11-22T12:00:00Z")));
  const response = await ready();
  await db().setting.deleteMany();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    parts: { sending: { detail: expect.stringMatching(/^held since 2026-11-22T12:00:00.000Z \(moved\): an admin lets it go/) } },
  });
});

test("ready is 200 while a worker beats, and 503 when all have been silent", async () => {
  await beat("worker-1", "10 minutes");
  await beat("worker-2", "2 seconds");
  expect((await ready()).status).toBe(200);
  await beat("worker-2", "40 seconds");
  const response = await ready();
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ parts: { worker: { ok: false, detail: "silent for 40 s" } } });
});

test("ready is 503 while a migration is missing, and names it", async () => {
  await beat("worker-1", "1 second");
  const [last] = await db().$queryRaw<{ name: string }[]>`SELECT max(migration_name) AS name FROM _prisma_migrations`;
  await pool().query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1", [last?.name]);
  const response = await ready();
  await pool().query("UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = $1", [last?.name]);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ parts: { migrations: { ok: false, detail: `not applied: ${last?.name}` } } });
});

test("ready is 503 while the database takes no deliveries, and 200 as soon as it does, without waiting for the next one", async () => {
  await beat("worker-1", "1 second");
  await pool().query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
  await pool().query("CREATE TRIGGER no_room BEFORE INSERT ON webhook_delivery EXECUTE FUNCTION no_room()");
  await expect(acceptWebhook(Buffer.from("{}"))).rejects.toThrow();
  for (const _again of [1, 2]) {
    const response = await ready();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      parts: { database: { ok: false, detail: "The disk of the database is full." }, worker: { ok: true } },
    });
  }
  await pool().query("DROP FUNCTION no_room CASCADE");
  expect((await ready()).status).toBe(200);
  expect(await db().webhookDelivery.count()).toBe(0);
});

test("ready is 503 while the database is read-only, as a standby is", async () => {
  await beat("worker-1", "1 second");
  const client = new Client({
    connectionString: process.env.DATABASE_URL,
    options: "-c default_transaction_read_only=off",
  });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
  const setForAll = async (words: string) => {
    await client.query(`ALTER DATABASE ${rows[0]?.name} ${words}`);
    await client.query(CUT_OTHERS);
    await eventually("the pool has no old connection left", () => pool().totalCount === 0);
  };
  await setForAll("SET default_transaction_read_only = on");
  const response = await ready();
  await setForAll("RESET default_transaction_read_only");
  await client.end();
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    parts: { database: { ok: false, detail: "The database takes no changes: it is read-only." } },
  });
});

/** Whoever connects next does so under the database's new settings. */
const CUT_OTHERS =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

async function beat(process: string, age: string): Promise<void> {
  await pool().query(
    `INSERT INTO heartbeat (process, kind, seen_at, version) VALUES ($1, 'worker', clock_timestamp() - $2::interval, 'test')
     ON CONFLICT (process) DO UPDATE SET seen_at = excluded.seen_at`,
    [process, age],
  );
}
