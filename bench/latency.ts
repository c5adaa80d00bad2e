import { setTimeout as sleep } from "node:timers/promises";
import { PEOPLE, signedText } from "./bodies";
import { Child } from "./child";
import { closedLoop, openLoop } from "./load";
import { figure, percentile, print, printTable } from "./measure";
import { DatabaseWatch, StreamWatch } from "./watch";
import type { Bench } from "./webhooks";

const RATES = [80, 320, 1_000];
const SECONDS_EACH = 20;
const BURST = 3_000;
const BURST_CONNECTIONS = 64;
const SETTLE_TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/** How long a message takes from its webhook to the database and to a browser's stream, and how fast a burst drains. */
export async function benchLatency(bench: Bench, cookie: string): Promise<void> {
  const variables = { DATABASE_URL: bench.databaseUrl, PORT: String(bench.port) };
  const lane = await Child.start("lane.ts", variables);
  const worker = await Child.start("worker.ts", variables);
  try {
    const run = new Run(bench, cookie);
    await run.drain(PEOPLE);
    print(
      `Webhook → visible: open loop, ${SECONDS_EACH} s at each rate, ${PEOPLE.toLocaleString("en")} conversations, worker in its own process.`,
    );
    const rows: string[][] = [];
    for (const rate of RATES) rows.push(await run.atRate(rate));
    printTable(["webhooks/s", "database p50", "p99", "stream p50", "p99", "lost"], rows);
    print("Milliseconds from the instant a webhook was due. Target: p99 ≤ 250 at 320/s.");
    const { acknowledged, visible } = await run.burst();
    printTable(
      ["burst of 3,000", "seconds"],
      [
        ["all acknowledged after", figure(acknowledged / 1000)],
        ["all visible after (target ≤ 2)", figure(visible / 1000)],
      ],
    );
  } finally {
    await Promise.all([lane.stop(), worker.stop()]);
  }
}

class Run {
  private nth = 0;

  constructor(
    private readonly bench: Bench,
    private readonly cookie: string,
  ) {}

  /** Posts `count` messages and waits until all are visible, so that conversations exist. */
  async drain(count: number): Promise<void> {
    const database = await DatabaseWatch.start(this.bench.databaseUrl);
    const wamids = await this.post(count);
    await this.allVisible(database, wamids);
    await database.stop();
  }

  async atRate(rate: number): Promise<string[]> {
    const database = await DatabaseWatch.start(this.bench.databaseUrl);
    const stream = await StreamWatch.start(this.bench.port, this.cookie);
    const due = new Map<string, number>();
    const { failed } = await openLoop(
      this.bench.port,
      rate,
      SECONDS_EACH * 1000,
      () => this.next(),
      ({ wamid }, dueAt) => due.set(wamid, dueAt),
    );
    await this.allVisible(database, [...due.keys()]);
    await sleep(500);
    const toDatabase: number[] = [];
    const toStream: number[] = [];
    for (const [wamid, dueAt] of due) {
      const seen = database.seen.get(wamid);
      if (!seen) continue;
      toDatabase.push(seen.at - dueAt);
      const heardAt = stream.heardAt(seen.conversationId, dueAt);
      if (heardAt !== undefined) toStream.push(heardAt - dueAt);
    }
    stream.close();
    await database.stop();
    const lost = due.size - toStream.length + failed;
    return [
      rate,
      percentile(toDatabase, 0.5),
      percentile(toDatabase, 0.99),
      percentile(toStream, 0.5),
      percentile(toStream, 0.99),
    ]
      .map((value) => figure(value))
      .concat(String(lost));
  }

  /** Times of a burst from its first webhook: until the last was acknowledged, and until the last was visible. */
  async burst(): Promise<{ acknowledged: number; visible: number }> {
    const database = await DatabaseWatch.start(this.bench.databaseUrl);
    const startedAt = performance.now();
    const wamids = await this.post(BURST);
    const acknowledged = performance.now() - startedAt;
    await this.allVisible(database, wamids);
    const last = Math.max(...wamids.map((wamid) => database.seen.get(wamid)?.at ?? Number.NaN));
    await database.stop();
    return { acknowledged, visible: last - startedAt };
  }

  private next() {
    this.nth += 1;
    return signedText(this.nth, this.bench.appSecret);
  }

  private async post(count: number): Promise<string[]> {
    const requests = Array.from({ length: count }, () => this.next());
    const queue = [...requests];
    // The loop ends when the queue is empty: what is posted twice by the last rounds is one message all the same.
    const next = () => queue.shift() ?? requests[count - 1] ?? this.next();
    while (queue.length > 0) await closedLoop(this.bench.port, Math.min(BURST_CONNECTIONS, count), 50, next);
    return requests.map(({ wamid }) => wamid);
  }

  private async allVisible(database: DatabaseWatch, wamids: readonly string[]): Promise<void> {
    const giveUpAt = performance.now() + SETTLE_TIMEOUT_MS;
    while (!wamids.every((wamid) => database.seen.has(wamid))) {
      if (performance.now() > giveUpAt) throw new Error("Messages did not become visible in a minute.");
      await sleep(POLL_MS);
    }
  }
}
