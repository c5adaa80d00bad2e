import { pool } from "@/lib/db";
import { pendingMigrations } from "@/lib/db/migrations";
import { VERSION } from "@/lib/env";
import { log } from "@/lib/log";

/** A worker tells every few seconds that it is alive; one that has been silent this long counts as gone. */
const WORKER_SILENCE_SECONDS = 30;

type Part = { ok: boolean; detail: string };

/** GET /api/health/live: this process runs and answers. Asks nothing else, so that a broken database restarts no process. */
export function live(): Response {
  return answer(200, { status: "live", version: VERSION });
}

/**
 * GET /api/health/ready: the whole product can do its work. 200, or 503 with `parts` telling which of database, migrations
 * and worker is not ready, and why.
 */
export async function ready(): Promise<Response> {
  const parts = await checkParts();
  const ok = Object.values(parts).every((part) => part.ok);
  return answer(ok ? 200 : 503, { status: ok ? "ready" : "not-ready", version: VERSION, parts });
}

async function checkParts(): Promise<Record<"database" | "migrations" | "worker", Part>> {
  try {
    await pool().query("SELECT 1");
    const migrations = await checkMigrations();
    return { database: { ok: true, detail: "answers" }, migrations, worker: await checkWorker(migrations.ok) };
  } catch (error) {
    log.warn({ err: error }, "The database cannot be reached");
    const unknown = { ok: false, detail: "unknown without the database" };
    return { database: { ok: false, detail: "does not answer" }, migrations: unknown, worker: unknown };
  }
}

async function checkMigrations(): Promise<Part> {
  const pending = await pendingMigrations(pool());
  if (pending.length === 0) return { ok: true, detail: "all applied" };
  return { ok: false, detail: `not applied: ${pending.join(", ")}` };
}

async function checkWorker(hasTable: boolean): Promise<Part> {
  if (!hasTable) return { ok: false, detail: "unknown before the migrations" };
  // Both ends of the silence are the database's own clock: machines disagree, and the sandbox travels in time.
  const { rows } = await pool().query<{ silence: number | null }>(
    "SELECT extract(epoch FROM clock_timestamp() - max(seen_at))::float8 AS silence FROM heartbeat WHERE kind = 'worker'",
  );
  const silence = rows[0]?.silence ?? null;
  if (silence === null) return { ok: false, detail: "no worker has run yet" };
  const ok = silence < WORKER_SILENCE_SECONDS;
  return { ok, detail: ok ? "alive" : `silent for ${Math.round(silence)} s` };
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
