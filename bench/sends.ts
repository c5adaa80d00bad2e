import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { findFreePort } from "@/server/ports";
import { Child } from "./child";
import { figure, print, printTable } from "./measure";
import type { Bench } from "./webhooks";

/** Messages a second that Meta allows the number. */
const LIMIT = 80;
const SECONDS = 60;
/** One worker is killed after this share of the time. */
const KILLED_AT = 0.5;
/** More than can be sent in the time, so that the queue never runs dry. */
const MESSAGES = LIMIT * (SECONDS + 10);
const MESSAGES_EACH = 4;

type Arrival = { id: string; at: number };
type Result = { mean: number; busiest: number; twice: number; lost: number; unknown: number };

/** Two workers share one number's budget for a minute, whole and with one of them killed on the way. */
export async function benchSends(bench: Bench): Promise<void> {
  print(`Sends: one number of ${LIMIT} messages/s, two workers, ${SECONDS} s, Meta answers after 100 to 300 ms.`);
  const rows: string[][] = [];
  for (const isKilled of [false, true]) {
    const { mean, busiest, twice, lost, unknown } = await run(bench, isKilled);
    rows.push([
      isKilled ? "one killed after 30 s" : "both",
      figure(mean),
      figure(mean / LIMIT),
      ...[busiest, twice, lost, unknown].map(String),
    ]);
  }
  printTable(["", "sends/s", "of the limit", "busiest second", "twice", "lost", "on their way when killed"], rows);
  print("Targets: ≥ 0.975 of the limit, no sliding second above it, none twice, none lost.\n");
}

async function run(bench: Bench, isKilled: boolean): Promise<Result> {
  const client = new Client({ connectionString: bench.databaseUrl });
  await client.connect();
  const port = await findFreePort();
  const meta = await Child.start("meta.ts", { DATABASE_URL: bench.databaseUrl, PORT: String(port) });
  await queueMessages(client);
  const variables = { DATABASE_URL: bench.databaseUrl, PORT: String(bench.port), WHATSAPP_API_URL: `http://127.0.0.1:${port}` };
  const workers = await Promise.all([Child.start("worker.ts", variables), Child.start("worker.ts", variables)]);
  try {
    await sleep(SECONDS * 1000 * KILLED_AT);
    if (isKilled) await workers[0].kill();
    await sleep(SECONDS * 1000 * (1 - KILLED_AT) + 1_000);
    await Promise.all(workers.slice(isKilled ? 1 : 0).map((worker) => worker.stop()));
    await sleep(1_000);
    return await examine(client, await meta.ask<Arrival[]>());
  } finally {
    await meta.stop();
    await client.query("TRUNCATE conversation CASCADE");
    await client.query("SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key IS NOT NULL");
    await client.end();
  }
}

/** Conversations whose window is open, each with a few replies waiting and its job. Set-based, by SQL. */
async function queueMessages(client: Client): Promise<void> {
  const conversations = Array.from({ length: MESSAGES / MESSAGES_EACH }, (_, index) => ({
    id: uuidv7(),
    contact: uuidv7(),
    index,
  }));
  await client.query(
    `WITH row AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS row(id uuid, contact uuid, index int)),
      people AS (INSERT INTO contact (id, wa_id) SELECT contact, '35193' || lpad(index::text, 7, '0') FROM row RETURNING id)
     INSERT INTO conversation (id, number_id, contact_id, last_activity_at, last_inbound_at, window_closes_at)
     SELECT row.id, n.id, people.id, now(), now(), now() + interval '24 hours'
     FROM row JOIN people ON people.id = row.contact CROSS JOIN phone_number n`,
    [JSON.stringify(conversations)],
  );
  const messages = conversations.flatMap(({ id }) =>
    Array.from({ length: MESSAGES_EACH }, () => ({ id: uuidv7(), conversation: id, client: uuidv7() })),
  );
  await client.query(
    `INSERT INTO message (id, conversation_id, direction, type, client_message_id, body, payload, happened_at, status, queued_at)
     SELECT id, conversation, 'outbound', 'text', client, 'Your order has left.', '{}', now(), 'queued', now()
     FROM jsonb_to_recordset($1::jsonb) AS row(id uuid, conversation uuid, client uuid)`,
    [JSON.stringify(messages)],
  );
  await client.query(
    `SELECT graphile_worker.add_job('deliver-conversation', json_build_object('kind', 'deliver-conversation', 'conversationId', id),
       job_key => 'deliver-conversation:' || id) FROM conversation`,
  );
}

/** What the database believes, held against what arrived. */
async function examine(client: Client, arrivals: readonly Arrival[]): Promise<Result> {
  const times = arrivals.map(({ at }) => at).sort((one, other) => one - other);
  const first = times[0] ?? 0;
  const inTime = times.filter((at) => at < first + SECONDS * 1000);
  const { rows } = await client.query<{ id: string; status: string }>(
    "SELECT id, status FROM message WHERE claimed_at IS NOT NULL",
  );
  const arrived = new Set(arrivals.map(({ id }) => id));
  // What was claimed and did not arrive is lost, unless it says of itself that nobody knows.
  const unsettled = rows.filter(({ status }) => status === "sending" || status === "unknown");
  const lost = rows.filter(({ id, status }) => !arrived.has(id) && !["queued", "sending", "unknown"].includes(status));
  return {
    mean: inTime.length / SECONDS,
    busiest: busiestSecond(times),
    twice: arrivals.length - arrived.size,
    lost: lost.length,
    unknown: unsettled.length,
  };
}

/** The most arrivals that any second holds, wherever it begins. */
function busiestSecond(times: readonly number[]): number {
  let most = 0;
  let start = 0;
  times.forEach((at, end) => {
    while (at - (times[start] ?? at) >= 1_000) start += 1;
    most = Math.max(most, end - start + 1);
  });
  return most;
}
