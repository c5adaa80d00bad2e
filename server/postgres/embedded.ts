import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Client } from "pg";
import * as z from "zod";
import { findFreePort, isPortFree } from "../ports";
import { Refusal } from "../refusal";
import { reachableBinaries } from "./binaries";
import { initializeCluster, releaseLock } from "./cluster";
import { type Keeper, keepRunning } from "./keeper";
import { accountForPostgres, canUse, type RunAs } from "./run-as";

const HOST = "127.0.0.1";
const USER = "casement";
const FALLBACK_DIR = "/var/lib/casement";

const Memory = z.object({ port: z.number(), password: z.string() });
type Memory = z.infer<typeof Memory>;

export type EmbeddedPostgresOptions = {
  dataDir: string;
  /** Made when it is missing. */
  database: string;
  /** Settings of postgresql.conf, by name. */
  settings?: Record<string, string>;
  /** Others know the port: no other will do. */
  keepPort?: boolean;
};

/** A running PostgreSQL server of our own. `home` is where it keeps everything. */
export type EmbeddedPostgres = Keeper & { url: string; home: string };

/**
 * Starts PostgreSQL 18 with its data under `dataDir`, on loopback, on a port that it remembers. Makes the cluster on first
 * use. Run by root, what the account `postgres` cannot reach there is kept under /var/lib/casement instead; `home` tells.
 * The server ends with this process, however that ends. Throws a Refusal when the data cannot be used.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = accountForPostgres();
  const home = reachableHome(resolve(options.dataDir), account);
  const directory = join(home, "postgres");
  const runAs = account && (ownerOf(directory) ?? account);
  const cluster = { directory, runAs, binaries: reachableBinaries(runAs, FALLBACK_DIR) };
  const memory = recall(home);
  if (!existsSync(join(directory, "PG_VERSION"))) await initializeCluster(cluster, USER, memory.password);
  await releaseLock(directory);
  if (memory.port === 0 || !(options.keepPort || (await isPortFree(memory.port, HOST)))) {
    memory.port = await findFreePort(HOST);
    remember(home, memory);
  }
  const serverUrl = `postgresql://${USER}:${memory.password}@${HOST}:${memory.port}`;
  const keeper = await keepRunning(cluster, `${serverUrl}/postgres`, options.settings ?? {}, join(home, "postgres.log"));
  try {
    await createDatabase(`${serverUrl}/postgres`, options.database);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return { ...keeper, home, url: `${serverUrl}/${options.database}` };
}

/** The address of a database of the cluster under `dataDir`, whether it runs or not; null when there is no cluster. */
export function embeddedDatabaseUrl({ dataDir, database }: EmbeddedPostgresOptions): string | null {
  const home = reachableHome(resolve(dataDir), accountForPostgres());
  if (!existsSync(join(home, "postgres", "PG_VERSION"))) return null;
  const { port, password } = recall(home);
  return `postgresql://${USER}:${password}@${HOST}:${port}/${database}`;
}

/** `dataDir`, or for root the place that stands in for it where the account cannot enter. */
function reachableHome(dataDir: string, account: RunAs | null): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  if (!account) {
    refuseForeignData(dataDir);
    return dataDir;
  }
  if (canUse(account, "-x", dataDir)) return dataDir;
  const mark = createHash("sha256").update(dataDir).digest("hex").slice(0, 8);
  const home = join(FALLBACK_DIR, `${basename(resolve(dataDir, ".."))}-${mark}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return home;
}

function refuseForeignData(dataDir: string): void {
  const directory = join(dataDir, "postgres");
  const owner = statSync(existsSync(directory) ? directory : dataDir).uid;
  if (process.getuid === undefined || owner === process.getuid()) return;
  throw new Refusal(
    `The data in ${dataDir} belongs to another account: start as that account, or set DATA_DIR to another folder.`,
  );
}

/** Who owns a cluster that exists: PostgreSQL runs as nobody else. Data of an ordinary user stays his when root starts it. */
function ownerOf(directory: string): RunAs | null {
  if (!existsSync(directory)) return null;
  const { uid, gid } = statSync(directory);
  return uid === 0 ? null : { uid, gid };
}

function recall(home: string): Memory {
  const file = join(home, "postgres.json");
  if (existsSync(file)) return Memory.parse(JSON.parse(readFileSync(file, "utf8")));
  return { port: 0, password: randomBytes(18).toString("base64url") };
}

/** In one piece, because a disk that fills up just now must not cost us the password. */
function remember(home: string, memory: Memory): void {
  const file = join(home, "postgres.json");
  writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

async function createDatabase(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
