import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { createAgent } from "@/lib/auth/create-agent";
import { startSession } from "@/lib/auth/session";
import { closeDatabase } from "@/lib/db";
import { provide, SANDBOX } from "@/lib/env";
import { ensureNumber } from "@/lib/inbox/numbers";
import { prepareDatabase } from "@/server/database";
import { findFreePort } from "@/server/ports";
import { startEmbeddedPostgres } from "@/server/postgres/embedded";
import { benchBatches } from "./batches";
import { benchChaos } from "./chaos";
import { benchLatency } from "./latency";
import { print } from "./measure";
import { benchReports } from "./reports";
import { benchSends } from "./sends";
import { benchWebhooks } from "./webhooks";

const DATA_DIR = ".data/bench";
const SECRET = "a secret for nothing but the benchmark";

print(
  `Casement's benchmark on ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}, PostgreSQL 18 with fsync.\n`,
);
await rm(DATA_DIR, { recursive: true, force: true });
const cluster = { dataDir: DATA_DIR, database: "bench", settings: { max_connections: "200" } };
let postgres = await startEmbeddedPostgres(cluster);
try {
  const port = await findFreePort();
  provide({ DATABASE_URL: postgres.url, SECRET });
  await prepareDatabase(postgres.url);
  await ensureNumber({
    phoneNumberId: SANDBOX.WHATSAPP_PHONE_NUMBER_ID,
    wabaId: SANDBOX.WHATSAPP_BUSINESS_ACCOUNT_ID,
    displayPhoneNumber: SANDBOX.displayPhoneNumber,
    name: SANDBOX.numberName,
  });
  const bench = { databaseUrl: postgres.url, port, appSecret: SANDBOX.WHATSAPP_APP_SECRET };
  const agent = await createAgent({
    name: "Ada",
    email: "ada@bench.example",
    role: "agent",
    password: "a password of the benchmark",
  });
  const { cookies } = await startSession(agent.id);
  const cookie = cookies
    .getSetCookie()
    .map((value) => value.split(";")[0])
    .join("; ");
  const parts: Record<string, () => Promise<void>> = {
    latency: () => benchLatency(bench, cookie),
    batches: () => benchBatches(bench),
    sends: () => benchSends(bench),
    webhooks: () => benchWebhooks(bench, { hasBuild: existsSync(".next/BUILD_ID") }),
    reports: benchReports,
    chaos: () => benchChaos(bench, { agentId: agent.id, ...chaosAsked(), stopPostgres }),
  };
  const asked = process.argv.slice(2).filter((name) => name in parts);
  // Half an hour of breaking things only where it is asked for.
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length === 0 ? name !== "chaos" : asked.includes(name)) await run();
  }
} catch (error) {
  print(String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
  await postgres.stop();
}

/** Ends the server, and starts it again at the same address after some seconds. */
async function stopPostgres(awayMs: number): Promise<void> {
  await postgres.stop();
  await sleep(awayMs);
  postgres = await startEmbeddedPostgres({ ...cluster, keepPort: true });
}

/** `npm run bench -- chaos 30 20`: so many minutes, so many breaks of each kind. */
function chaosAsked(): { minutes: number; breaks: number } {
  const [minutes = 30, breaks = 20] = process.argv
    .slice(2)
    .map(Number)
    .filter((given) => given > 0);
  return { minutes, breaks };
}
