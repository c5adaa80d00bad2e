import { join } from "node:path";
import { env, provide, type Settings, settings } from "@/lib/env";
import { build, isBuilt } from "./build";
import { releaseConnections } from "./connections";
import { requireDataDir } from "./data-dir";
import { prepareDatabase } from "./database";
import { prepareDeployment } from "./deployment";
import { followSources } from "./follow-sources";
import { listenRefusal } from "./http-server";
import { patiently } from "./patience";
import { listenBriefly } from "./ports";
import { keepPostgres } from "./postgres/kept";
import { type OnStop, runProcess } from "./process";
import { greet, say, step } from "./screen";
import { storedSecret } from "./secret";
import { SupervisedProcess } from "./supervisor";
import { welcome } from "./welcome";

/** Children have nine seconds, PostgreSQL five more. */
const STOP_TIMEOUT_MS = 14_500;

/** Everything on one machine, in one process tree: database, web, worker, and in the sandbox the simulator. */
export function startTree({ dev }: { dev: boolean }): Promise<void> {
  return runProcess(
    "casement",
    async (onStop) => {
      const found = settings();
      greet(found.sandbox ? "sandbox: simulated customers, no WhatsApp account" : "connected to WhatsApp");
      await requireFreePorts(found);
      requireDataDir(found.DATA_DIR);
      provide({ SECRET: found.SECRET ?? storedSecret(found.DATA_DIR) });
      await startDatabase(found, onStop);
      if (!dev && !isBuilt()) await step("Building the pages, a minute on first start", () => build(onStop));
      await startProcesses({ dev, sandbox: found.sandbox }, onStop);
      await patiently(() => welcome("all"));
    },
    STOP_TIMEOUT_MS,
  );
}

async function requireFreePorts({ HOST, PORT, SIMULATOR_PORT, sandbox }: Settings): Promise<void> {
  await requirePort(PORT, HOST, "PORT");
  if (sandbox) await requirePort(SIMULATOR_PORT, HOST, "SIMULATOR_PORT");
}

async function requirePort(port: number, host: string, variable: string): Promise<void> {
  await listenBriefly(port, host).catch((error: unknown) => {
    throw listenRefusal(error, port, host, variable);
  });
}

async function startDatabase({ DATABASE_URL, DATA_DIR, sandbox }: Settings, onStop: OnStop): Promise<void> {
  let clusterDirectory: string | null = null;
  if (!DATABASE_URL) {
    // One database each, so that a real number never finds the sandbox's customers.
    const database = sandbox ? "sandbox" : "casement";
    const postgres = await step("PostgreSQL", () => keepPostgres({ dataDir: DATA_DIR, database }, onStop));
    if (postgres.isElsewhere) say(`  Its account cannot enter this folder: the data is in ${postgres.home}`);
    provide({ DATABASE_URL: postgres.url });
    clusterDirectory = join(postgres.home, "postgres");
  }
  onStop(releaseConnections);
  await step("Tables", () => prepareDatabase(env().DATABASE_URL));
  await step(sandbox ? "Demo data" : "Number", () => patiently(() => prepareDeployment(env(), clusterDirectory)));
}

async function startProcesses({ dev, sandbox }: { dev: boolean; sandbox: boolean }, onStop: OnStop): Promise<void> {
  const web = new SupervisedProcess("web", dev ? ["--dev"] : []);
  const backstage = [new SupervisedProcess("worker"), ...(sandbox ? [new SupervisedProcess("simulator")] : [])];
  const all = [web, ...backstage];
  onStop(() => Promise.all(all.map((child) => child.stop())));
  await step("Processes", () => Promise.all(all.map((child) => child.start())));
  if (dev) onStop(followSources(() => backstage.forEach((child) => void child.restart())));
}
