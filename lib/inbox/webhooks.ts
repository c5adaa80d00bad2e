import { randomBytes } from "node:crypto";
import { type DatabaseFault, databaseFault } from "@/lib/database-fault";
import { pool } from "@/lib/db";
import { CHANNEL } from "@/lib/realtime/change";
import { singleton } from "@/lib/singleton";

/** One commit takes at most this many deliveries, or bytes. */
const MAX_GROUP_DELIVERIES = 64;
const MAX_GROUP_BYTES = 16 * 1024 * 1024;
/** Bodies waiting for a commit, in bytes. Beyond it the web process says 503 and Meta comes back, instead of filling memory. */
const MAX_WAITING_BYTES = 128 * 1024 * 1024;
/** A storm of deliveries wakes the worker once in this time, in milliseconds. */
const WAKE_INTERVAL_MS = 10;

/** Needs pages of its own in the table's files, so that it does not fit where there is no room for another. */
const PROBE_BYTES = 64 * 1024;

/** The store cannot take more just now: to be answered 503, which Meta retries. */
export class WebhooksOverloadedError extends Error {
  override readonly name = "WebhooksOverloadedError";
}

type Waiting = { body: Uint8Array; resolve: () => void; reject: (error: unknown) => void };

/**
 * Keeps one raw delivery, and returns only after it is committed. Deliveries that arrive while a commit is under way
 * share the next one: one INSERT, one commit, however many. Throws when the database is away; the caller answers 503.
 */
export function acceptWebhook(body: Uint8Array): Promise<void> {
  return acceptor().accept(body);
}

/**
 * What keeps the database from storing deliveries, though it answers: nothing, or why the last one was not stored. Then it is tried
 * again, with one that is not kept.
 */
export function findStorageFault(): Promise<DatabaseFault | null> {
  return acceptor().findFault();
}

function acceptor(): Acceptor {
  return singleton("webhook-acceptor", () => new Acceptor());
}

class Acceptor {
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private committing = false;
  private fault: DatabaseFault | null = null;
  private wakeTimer: NodeJS.Timeout | undefined;
  private lastWakeAt = 0;

  accept(body: Uint8Array): Promise<void> {
    if (this.waitingBytes + body.byteLength > MAX_WAITING_BYTES) return Promise.reject(new WebhooksOverloadedError());
    return new Promise((resolve, reject) => {
      this.waiting.push({ body, resolve, reject });
      this.waitingBytes += body.byteLength;
      if (!this.committing) void this.commitAll();
    });
  }

  async findFault(): Promise<DatabaseFault | null> {
    if (this.fault) this.fault = await faultOf(tryStoring());
    return this.fault;
  }

  private async commitAll(): Promise<void> {
    this.committing = true;
    while (this.waiting.length > 0) {
      const group = this.takeGroup();
      try {
        await insert(group.map(({ body }) => body));
        this.fault = null;
        for (const { resolve } of group) resolve();
        this.wakeWorker();
      } catch (error) {
        this.fault = databaseFault(error);
        for (const { reject } of group) reject(error);
      }
    }
    this.committing = false;
  }

  private takeGroup(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { body } of this.waiting) {
      if (count > 0 && (count >= MAX_GROUP_DELIVERIES || bytes + body.byteLength > MAX_GROUP_BYTES)) break;
      bytes += body.byteLength;
      count += 1;
    }
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, count);
  }

  /** Outside the insert's transaction: a notification inside it would make every commit queue for a database-wide lock. */
  private wakeWorker(): void {
    if (this.wakeTimer) return;
    const delay = Math.max(0, this.lastWakeAt + WAKE_INTERVAL_MS - performance.now());
    this.wakeTimer = setTimeout(() => {
      this.wakeTimer = undefined;
      this.lastWakeAt = performance.now();
      // A lost wake-up costs a moment, never a delivery: the worker also looks by itself.
      pool()
        .query(`SELECT pg_notify($1, '{"type":"webhooks"}')`, [CHANNEL])
        .catch(() => undefined);
    }, delay);
  }
}

/** One parameter a body, so that the bytes travel as bytes; one prepared statement a group size. */
async function insert(bodies: Uint8Array[]): Promise<void> {
  const rows = bodies.map((_, index) => `($${index + 1})`).join(",");
  await pool().query({
    name: `accept-webhooks-${bodies.length}`,
    text: `INSERT INTO webhook_delivery (body) VALUES ${rows}`,
    values: bodies,
  });
}

/** Stores a delivery and takes it back. */
async function tryStoring(): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("INSERT INTO webhook_delivery (body) VALUES ($1)", [randomBytes(PROBE_BYTES)]);
  } finally {
    // Its transaction ends with the connection, whatever state that is in.
    client.release(true);
  }
}

async function faultOf(work: Promise<void>): Promise<DatabaseFault | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const fault = databaseFault(error);
    if (!fault) throw error;
    return fault;
  }
}
