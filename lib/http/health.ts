import { databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { pool } from "@/lib/db";
import { pendingMigrations } from "@/lib/db/migrations";
import { VERSION } from "@/lib/env";
import { findClockAstray } from "@/lib/inbox/clock-astray";
import { readSendingHold } from "@/lib/inbox/sending-hold";
import { findStorageFault } from "@/lib/inbox/webhooks";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";
import { fileStore } from "./file-store";
import { FilesHealth } from "./files-health";

/** A worker tells every few seconds that it is alive; one that has been silent this long counts as gone. */
const WORKER_SILENCE_SECONDS = 30;
/** So many are looked at; nobody runs more. */
const MAX_WORKERS = 100;

type Part = { ok: boolean; detail: string };

/** GET /api/health/live: this process runs and answers. Asks nothing else, so that a broken database restarts no process. */
export function live(): Response {
  return answer(200, { status: "live", version: VERSION });
}

/**
 * GET /api/health/ready: the whole product can do its work. 200, or 503 with `parts` telling which of database, migrations,
 * worker and files is not ready, and why. Sending that is held on purpose, and a host whose clock is wrong, are told, and no reason
 * to send people elsewhere.
 */
export async function ready(): Promise<Response> {
  const parts = await checkParts();
  const ok = Object.values(parts).every((part) => part.ok);
  return answer(ok ? 200 : 503, { status: ok ? "ready" : "not-ready", version: VERSION, parts });
}

async function checkParts(): Promise<Record<"database" | "migrations" | "worker" | "sending" | "clocks" | "files", Part>> {
  const [parts, files] = await Promise.all([checkDatabaseParts(), filesHealth().check()]);
  return { ...parts, files };
}

async function checkDatabaseParts(): Promise<Record<"database" | "migrations" | "worker" | "sending" | "clocks", Part>> {
  try {
    const migrations = await checkMigrations();
    return {
      database: await checkDatabase(migrations.ok),
      migrations,
      worker: await checkWorker(migrations.ok),
      sending: await checkSending(migrations.ok),
      clocks: await checkClocks(migrations.ok),
    };
  } catch (error) {
    const fault = databaseFault(error) ?? "away";
    log.warn({ err: error }, FAULT_WORDS[fault]);
    const unknown = { ok: false, detail: "unknown without the database" };
    const harmless = { ...unknown, ok: true };
    const detail = fault === "away" ? "does not answer" : FAULT_WORDS[fault];
    return { database: { ok: false, detail }, migrations: unknown, worker: unknown, sending: harmless, clocks: harmless };
  }
}

/** A database that answers may all the same take no changes: as a standby, or on a full disk. */
async function checkDatabase(hasTable: boolean): Promise<Part> {
  const { rows } = await pool().query<{ isReadOnly: boolean }>(
    `SELECT current_setting('transaction_read_only')::boolean AS "isReadOnly"`,
  );
  const fault = rows[0]?.isReadOnly ? "read-only" : hasTable && (await findStorageFault());
  return fault ? { ok: false, detail: FAULT_WORDS[fault] } : { ok: true, detail: "answers" };
}

async function checkMigrations(): Promise<Part> {
  const pending = await pendingMigrations(pool());
  if (pending.length === 0) return { ok: true, detail: "all applied" };
  return { ok: false, detail: `not applied: ${pending.join(", ")}` };
}

async function checkWorker(hasTable: boolean): Promise<Part> {
  if (!hasTable) return { ok: false, detail: "unknown before the migrations" };
  // Both ends of the silence are the database's own clock: machines disagree, and the sandbox travels in time.
  const { rows } = await pool().query<{ silence: number; trouble: string | null }>(
    `SELECT extract(epoch FROM clock_timestamp() - seen_at)::float8 AS silence, trouble FROM heartbeat
     WHERE kind = 'worker' ORDER BY seen_at DESC LIMIT ${MAX_WORKERS}`,
  );
  const [last] = rows;
  if (!last) return { ok: false, detail: "no worker has run yet" };
  if (last.silence >= WORKER_SILENCE_SECONDS) return { ok: false, detail: `silent for ${Math.round(last.silence)} s` };
  // Only one of them ingests at a time, and the others see nothing wrong.
  const troubled = rows.find(({ silence, trouble }) => trouble !== null && silence < WORKER_SILENCE_SECONDS);
  return troubled ? { ok: false, detail: `takes no deliveries: ${troubled.trouble}` } : { ok: true, detail: "alive" };
}

async function checkSending(hasTable: boolean): Promise<Part> {
  const hold = hasTable ? await readSendingHold() : null;
  if (hold === null) return { ok: true, detail: "not held" };
  return {
    ok: true,
    detail: `held since ${hold.since} (${hold.reason}): an admin lets it go in the inbox, or SENDING=go at a start`,
  };
}

async function checkClocks(hasTable: boolean): Promise<Part> {
  const astray = hasTable ? await findClockAstray() : null;
  if (astray === null) return { ok: true, detail: "keep the database's time" };
  const { kind, aheadMs } = astray;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const detail = `the host of a ${kind} process is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} the database's clock, by which all is dated: set it`;
  return { ok: true, detail };
}

const filesHealth = () => singleton("files-health", () => new FilesHealth(fileStore));

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
