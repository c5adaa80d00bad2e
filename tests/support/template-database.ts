import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Client, DatabaseError } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/server/migrate";
import { urlOfDatabase, withServer } from "./database";
import { findTestServer } from "./test-server";

const CLONES = "casement_test_";
const TEMPLATES = "casement_template_";
const TEMPLATE_LOCK = 7_420_001;
const OBJECT_IN_USE = "55006";

declare module "vitest" {
  interface ProvidedContext {
    databaseServerUrl: string;
    templateDatabase: string;
    clonePrefix: string;
  }
}

/**
 * Once a run: finds a Postgres server and makes sure of a migrated template database there, for each test file to clone.
 * A template serves every later run with the same migrations.
 */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const server = await findTestServer();
  const clonePrefix = `${CLONES}${process.pid}_`;
  const template = await withServer(server.url, async (client) => {
    await dropDatabases(client, isLeftOver);
    return ensureTemplate(client, server.url);
  });
  project.provide("databaseServerUrl", server.url);
  project.provide("templateDatabase", template);
  project.provide("clonePrefix", clonePrefix);
  return async () => {
    await withServer(server.url, (client) => dropDatabases(client, (name) => name.startsWith(clonePrefix)));
    await server.stop();
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
