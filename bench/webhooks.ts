import { signedText } from "./bodies";
import { Child } from "./child";
import { closedLoop } from "./load";
import { figure, print, printTable } from "./measure";
import { pgbench } from "./pgbench";

const CONNECTIONS = 64;
const WARM_UP_MS = 1_500;
const MEASURE_MS = 6_000;
const PGBENCH_SECONDS = 6;

export type Bench = { databaseUrl: string; port: number; appSecret: string };
type Rate = { perSecond: number; cpuMicroseconds: number; failed: number };

/** Durable webhooks a second and what each costs, beside what Postgres can do and what one would write without thinking. */
export async function benchWebhooks(bench: Bench, { hasBuild }: { hasBuild: boolean }): Promise<void> {
  print(`Durable webhooks: ${CONNECTIONS} connections, closed loop, ${MEASURE_MS / 1000} s each; 200 only after the commit.`);
  const lane = await measure("lane.ts", bench);
  const bare = await measure("bare.ts", bench);
  const route = hasBuild ? await measure("next-route.ts", bench) : null;
  const commits = await pgbench(bench.databaseUrl, signedText(0, bench.appSecret).bytes, PGBENCH_SECONDS);
  const row = (name: string, rate: Rate | null) => [
    name,
    figure(rate?.perSecond ?? null),
    figure(rate?.cpuMicroseconds ?? null),
    `${rate?.failed ?? "–"}`,
  ];
  printTable(
    ["", "webhooks/s", "CPU µs each", "not 200"],
    [
      row("our lane (signature, group commit)", lane),
      row("node:http + pg, one insert each", bare),
      row("our Next route", route),
      ["pgbench, single-row commits", figure(commits), "–", "–"],
    ],
  );
  if (commits === null) print("pgbench was not found, so its row is skipped.");
  if (route === null) print("There is no production build, so the Next route is skipped: npm start makes one.");
  const ratios = [
    ["lane / pgbench", commits === null ? null : lane.perSecond / commits, "≥ 0.7"],
    ["lane / Next route", route === null ? null : lane.perSecond / route.perSecond, "≥ 8"],
    ["lane / bare", lane.perSecond / bare.perSecond, ""],
  ] as const;
  printTable(
    ["ratio", "measured", "target"],
    ratios.map(([name, ratio, target]) => [name, figure(ratio), target]),
  );
}

async function measure(file: string, { databaseUrl, port, appSecret }: Bench): Promise<Rate> {
  const child = await Child.start(file, { DATABASE_URL: databaseUrl, PORT: String(port) });
  try {
    let nth = 0;
    // Prepared ahead, so that signing does not take the generator's time away from posting.
    const requests = Array.from({ length: 2_000 }, (_, index) => signedText(index, appSecret));
    const next = () => requests[nth++ % requests.length] ?? signedText(nth, appSecret);
    await closedLoop(port, CONNECTIONS, WARM_UP_MS, next);
    const before = await child.cpuMicroseconds();
    const { ok, failed, perSecond } = await closedLoop(port, CONNECTIONS, MEASURE_MS, next);
    const cpu = (await child.cpuMicroseconds()) - before;
    return { perSecond, failed, cpuMicroseconds: cpu / Math.max(1, ok) };
  } finally {
    await child.stop();
  }
}
