import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runMigrations } from "graphile-worker";
import { environmentWith } from "@/lib/env";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * Brings a database to this version's tables: Prisma's migrations, then the job queue's own. Does nothing where all are
 * applied. Throws with the tool's own words when one fails.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  await deployPrismaMigrations(databaseUrl);
  await runMigrations({ connectionString: databaseUrl });
}

async function deployPrismaMigrations(databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [`${ROOT}node_modules/prisma/build/index.js`, "migrate", "deploy"], {
    cwd: ROOT,
    env: environmentWith({
      DATABASE_URL: databaseUrl,
      // The engine that Prisma would download at run time, from the npm package instead.
      PRISMA_SCHEMA_ENGINE_BINARY: `${ROOT}prisma/schema-engine.mjs`,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`The database could not be migrated:\n${output.join("")}`);
}
