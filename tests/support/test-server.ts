import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/server/postgres/embedded";

// Nothing here outlives the run, so nothing needs to reach a disk.
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** A Postgres server for tests: the one TEST_DATABASE_URL or DATABASE_URL names, else a throw-away one of our own. */
export async function findTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (url) return { url, stop: async () => undefined };
  // Where root's PostgreSQL account can go too: a checkout may lie in a closed home.
  const dataDir = mkdtempSync(join(tmpdir(), "casement-test-"));
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, database: "casement", settings: THROW_AWAY });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      for (const path of [dataDir, postgres.home]) rmSync(path, { recursive: true, force: true });
    },
  };
}
