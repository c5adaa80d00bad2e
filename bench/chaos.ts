import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/lib/db";
import { findFreePort } from "@/server/ports";
import { ChaosTraffic } from "./chaos-traffic";
import { Child } from "./child";
import { print, printTable } from "./measure";
import type { Bench } from "./webhooks";

const POSTGRES_AWAY_MS = 2_000;
/** After the last break everything must come to rest; a send without an answer is called unknown after a minute. */
const REST_TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 1_000;

type ChaosOptions = {
  agentId: string;
  minutes: number;
  /** Of each kind: worker, web, Postgres. */
  breaks: number;
  /** Ends Postgres, and starts it again after this time. */
  stopPostgres: (awayMs: number) => Promise<void>;
};

/** One place for a process: whoever ends there is followed by another. */
class Slot {
  private child: Child | undefined;
  /** How often one ended that nobody had killed. */
  died = 0;

  constructor(
    private readonly file: string,
    private readonly variables: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    this.child = await Child.start(this.file, this.variables);
  }

  async killAndFollow(): Promise<void> {
    this.look();
    await this.child?.kill();
    await this.start();
  }

  async stop(): Promise<void> {
    this.look();
    await this.child?.stop();
  }

  private look(): void {
    if (this.child?.hasEnded) this.died += 1;
  }
}

/**
 * Traffic in both directions while workers and webs are killed and Postgres is stopped, again and again, spread over the time. Meta's
 * side counts what it received by the id of ours that each request carries.
 */
export async function benchChaos(bench: Bench, { agentId, minutes, breaks, stopPostgres }: ChaosOptions): Promise<void> {
  print(`Chaos: ${minutes} minutes of traffic in both directions, two workers, two webs; ${breaks} breaks of each kind.`);
  const [metaPort, ...ports] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const meta = await Child.start("meta.ts", { DATABASE_URL: bench.databaseUrl, PORT: String(metaPort) });
  const variables = { DATABASE_URL: bench.databaseUrl, WHATSAPP_API_URL: `http://127.0.0.1:${metaPort}`, LOG_LEVEL: "error" };
  const slotFor = (file: string, port: number) => new Slot(file, { ...variables, PORT: String(port) });
  const webs = ports.map((port) => slotFor("lane.ts", port));
  const workers = [slotFor("worker.ts", bench.port), slotFor("worker.ts", bench.port)];
  const slots = [...webs, ...workers];
  await Promise.all(slots.map((slot) => slot.start()));
  const traffic = new ChaosTraffic(ports, bench.appSecret);
  const ended = traffic.run(agentId);
  const kinds = [
    (nth: number) => workers[nth % workers.length]?.killAndFollow(),
    (nth: number) => webs[nth % webs.length]?.killAndFollow(),
    () => stopPostgres(POSTGRES_AWAY_MS),
  ];
  const pauseMs = (minutes * 60_000) / (breaks * kinds.length);
  for (let nth = 0; nth < breaks; nth += 1) {
    for (const breakSomething of kinds) {
      const [broken] = [breakSomething(nth), await sleep(pauseMs)];
      await broken;
    }
  }
  traffic.stop();
  await ended;
  await comeToRest();
  await report(
    traffic,
    await meta.ask<{ id: string }[]>(),
    slots.reduce((sum, { died }) => sum + died, 0),
  );
  await Promise.all(slots.map((slot) => slot.stop()));
  await meta.stop();
}

async function comeToRest(): Promise<void> {
  const giveUpAt = performance.now() + REST_TIMEOUT_MS;
  while (performance.now() < giveUpAt) {
    const [row] = await db().$queryRaw<{ busy: boolean }[]>`
      SELECT EXISTS (SELECT FROM message WHERE status IN ('queued', 'sending'))
        OR EXISTS (SELECT FROM webhook_delivery WHERE ingested_at IS NULL AND set_aside_at IS NULL) AS busy`;
    if (!row?.busy) return;
    await sleep(POLL_MS);
  }
}

/** What the database believes, held against what Meta's side received and what it was told. */
async function report(traffic: ChaosTraffic, arrivals: readonly { id: string }[], died: number): Promise<void> {
  const stored = await db().$queryRaw<{ wamid: string }[]>`SELECT wamid FROM message WHERE direction = 'inbound'`;
  const known = new Set(stored.map(({ wamid }) => wamid));
  const sent = await db().$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status::text AS status FROM message WHERE direction = 'outbound'`;
  const [aside] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM webhook_delivery WHERE set_aside_at IS NOT NULL`;
  const arrived = new Set(arrivals.map(({ id }) => id));
  const count = (...statuses: string[]) => sent.filter(({ status }) => statuses.includes(status)).length;
  const unknown = sent.filter(({ status }) => status === "unknown");
  printTable(
    ["", ""],
    [
      ["webhooks acknowledged", `${traffic.acknowledged.length}`],
      ["  of these lost", `${traffic.acknowledged.filter((wamid) => !known.has(wamid)).length}`],
      ["  set aside", `${aside?.count ?? 0}`],
      ["replies acknowledged", `${traffic.replies}`],
      ["  of these lost", `${traffic.replies - sent.length}`],
      ["  accepted, and not at Meta", `${sent.filter(({ id, status }) => status === "accepted" && !arrived.has(id)).length}`],
      ["  sent twice", `${arrivals.length - arrived.size}`],
      ["  unknown", `${unknown.length}`],
      ["    of these never at Meta", `${unknown.filter(({ id }) => !arrived.has(id)).length}`],
      ["  failed, or still waiting", `${count("failed", "queued", "sending")}`],
      ["repeated by Meta or a browser", `${traffic.repeated}`],
      ["processes that ended by themselves", `${died}`],
    ],
  );
}
