import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { signedBatch } from "./bodies";
import { Child } from "./child";
import { closedLoop } from "./load";
import { figure, print, printTable } from "./measure";
import type { Bench } from "./webhooks";

/** What Meta puts into one delivery at most. */
const UPDATES = 1_000;
const DELIVERIES = 20;
const CONNECTIONS = 4;
const TIMEOUT_MS = 120_000;

/** How fast updates become messages when Meta sends a thousand in each delivery, beside one in each. */
export async function benchBatches(bench: Bench): Promise<void> {
  const variables = { DATABASE_URL: bench.databaseUrl, PORT: String(bench.port) };
  const lane = await Child.start("lane.ts", variables);
  const worker = await Child.start("worker.ts", variables);
  try {
    print(`Ingest: ${(UPDATES * DELIVERIES).toLocaleString("en")} text messages from their webhooks to their rows.`);
    const single = await measure(bench, UPDATES * DELIVERIES, 1);
    const batched = await measure(bench, DELIVERIES, UPDATES);
    printTable(
      ["updates in a delivery", "messages/s", "ratio"],
      [
        ["1", figure(single), "1"],
        [figure(UPDATES), figure(batched), figure(batched / single)],
      ],
    );
  } finally {
    await Promise.all([lane.stop(), worker.stop()]);
  }
}

/** Messages a second, from the first POST until the last is a row. */
async function measure({ databaseUrl, port, appSecret }: Bench, deliveries: number, updates: number): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const count = async () => Number((await client.query<{ count: string }>("SELECT count(*) FROM message")).rows[0]?.count);
  const queue = Array.from({ length: deliveries }, (_, index) => signedBatch(index, updates, appSecret));
  const last = queue.at(-1);
  if (!last) throw new Error("Nothing to post.");
  const before = await count();
  const startedAt = performance.now();
  while (queue.length > 0) await closedLoop(port, CONNECTIONS, 50, () => queue.shift() ?? last);
  while ((await count()) < before + deliveries * updates) {
    if (performance.now() - startedAt > TIMEOUT_MS) throw new Error("Messages did not become rows in two minutes.");
    await sleep(20);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await client.end();
  return (deliveries * updates) / seconds;
}
