import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import type { Prisma } from "./db/generated/client";
import { PrismaClient } from "./db/generated/client";
import { env } from "./env";
import { singleton } from "./singleton";

const CONNECTION_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 30_000;
/** How long a transaction may wait for a connection, and how long it may take, unless it says otherwise. */
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** A transaction of Prisma's, as every verb that must stand or fall with others takes one. */
export type Tx = Prisma.TransactionClient;

/** The process's one pool. Hot paths use it directly; Prisma uses the same connections. Opened on first use. */
export function pool(): Pool {
  return singleton("pool", () => {
    const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
    const created = new Pool({
      connectionString: DATABASE_URL,
      max: DATABASE_POOL_SIZE,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
    });
    // A connection that breaks (Postgres restarted), idle or in use, is replaced by the pool, and whoever waits on it gets the
    // error; without listeners it would end the process.
    created.on("error", () => undefined);
    created.on("connect", (client) => client.on("error", () => undefined));
    return created;
  });
}

/** Prisma over the pool. */
export function db(): PrismaClient {
  return singleton("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()), transactionOptions: TRANSACTION }));
}

/** Whether this process has closed its pool: nothing that needs the database can be done any more. */
export function isDatabaseClosed(): boolean {
  return pool().ending;
}

/** Closes the pool: the last thing a process or a test file does. */
export async function closeDatabase(): Promise<void> {
  await db().$disconnect();
  await pool().end();
}
