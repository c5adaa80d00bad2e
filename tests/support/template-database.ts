import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Client, DatabaseError } from "pg";
import { migrate } from "@/server/migrate";
import { urlOfDatabase, withServer } from "./database";

const CLONES = "casement_test_";
const TEMPLATES = "casement_template_";
const TEMPLATE_LOCK = 7_420_001;
const OBJECT_IN_USE = "55006";

/** A migrated database to clone, and names for the clones that nobody else's run drops. */
export type Template = { name: string; clonePrefix: string; dropClones(): Promise<void> };

/** Makes sure of a migrated template database on a server. One template serves every later run with the same migrations. */
export async function prepareTemplate(serverUrl: string): Promise<Template> {
  const clonePrefix = `${CLONES}${process.pid}_`;
  const name = await withServer(serverUrl, async (client) => {
    await dropDatabases(client, isLeftOver);
    return ensureTemplate(client, serverUrl);
  });
  return {
    name,
    clonePrefix,
    dropClones: () => withServer(serverUrl, (client) => dropDatabases(client, (clone) => clone.startsWith(clonePrefix))),
  };
}

async function ensureTemplate(client: Client, serverUrl: string): Promise<string> {
  const template = `${TEMPLATES}${fingerprint()}`;
  // Runs that begin together wait here for the first of them to make it.
  await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
  if ((await databases(client)).includes(template)) return template;
  const unfinished = `${template}_unfinished`;
  await client.query(`DROP DATABASE IF EXISTS ${unfinished}`);
  await client.query(`CREATE DATABASE ${unfinished}`);
  await migrate(urlOfDatabase(serverUrl, unfinished));
  await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  return template;
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync("prisma/migrations", { recursive: true, encoding: "utf8" }).sort()) {
    if (entry.endsWith(".sql")) hash.update(entry).update(readFileSync(join("prisma/migrations", entry)));
  }
  hash.update(readFileSync(createRequire(import.meta.url).resolve("graphile-worker/package.json")));
  return hash.digest("hex").slice(0, 12);
}

async function databases(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
  return rows.map((row) => row.datname);
}

async function dropDatabases(client: Client, isUnwanted: (name: string) => boolean): Promise<void> {
  for (const name of (await databases(client)).filter(isUnwanted)) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
    } catch (error) {
      // Somebody is still connected: a run on another machine, or a process that is about to end. The next run drops it.
      if (!(error instanceof DatabaseError && error.code === OBJECT_IN_USE)) throw error;
    }
  }
}

/** Whether the run that made a clone has ended without dropping it. */
function isLeftOver(name: string): boolean {
  const pid = /^casement_test_(\d+)_/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
