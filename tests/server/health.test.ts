import { afterEach, expect, test } from "vitest";
import { db, pool } from "@/lib/db";
import { VERSION } from "@/lib/env";
import { live, ready } from "@/lib/http/health";

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
    },
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

async function beat(process: string, age: string): Promise<void> {
  await pool().query(
    `INSERT INTO heartbeat (process, kind, seen_at, version) VALUES ($1, 'worker', clock_timestamp() - $2::interval, 'test')
     ON CONFLICT (process) DO UPDATE SET seen_at = excluded.seen_at`,
    [process, age],
  );
}
