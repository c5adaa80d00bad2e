import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { currentIngest, recordIngestMinutes } from "@/lib/inbox/ingest-minutes";
import { forgetConversations } from "@/tests/support/inbox";

beforeEach(async () => {
  await forgetConversations();
  await db().ingestMinute.deleteMany();
});

/** A delivery that came so many seconds after the beginning of the minute before the last one, and took so long; null = waits. */
async function came(afterSeconds: number, tookMs: number | null, extra = "") {
  await db().$executeRawUnsafe(
    `INSERT INTO webhook_delivery (body, received_at, ingested_at ${extra && ", set_aside_at, dismissed_at"})
     SELECT '{}', at, at + make_interval(secs => $2::float8 / 1000) ${extra && `, ${extra}`}
     FROM (SELECT date_trunc('minute', now()) - interval '2 minutes' + make_interval(secs => $1::float8) AS at) AS one`,
    afterSeconds,
    tookMs,
  );
}
const minutes = () => db().ingestMinute.findMany({ orderBy: { minute: "asc" } });

it("each minute says how many came, how long they took, and how many waited at most", async () => {
  for (const [after, took] of [
    [1, 100],
    [10, 5_000],
    [11, 5_000],
    [12, 1_000],
    [61, 300],
  ] as const) {
    await came(after, took);
  }
  await recordIngestMinutes();

  expect(await minutes()).toMatchObject([
    { deliveries: 4, medianMs: 1_000, p99Ms: 5_000, slowestMs: 5_000, backlog: 3 },
    { deliveries: 1, medianMs: 300, slowestMs: 300, backlog: 1 },
  ]);
});

it("counting again, and twice at once, changes nothing; what was ingested since is brought up to date", async () => {
  await came(1, 100);
  await came(2, null);
  await recordIngestMinutes();
  const [first] = await minutes();
  expect(first).toMatchObject({ deliveries: 2, backlog: 1 });
  expect(first?.slowestMs).toBeGreaterThan(30_000);

  await db().$executeRaw`UPDATE webhook_delivery SET ingested_at = received_at + interval '200 ms' WHERE ingested_at IS NULL`;
  await Promise.all([recordIngestMinutes(), recordIngestMinutes()]);
  expect(await minutes()).toMatchObject([{ minute: first?.minute, deliveries: 2, slowestMs: 200 }]);
});

it("minutes of over a month ago are forgotten", async () => {
  const row = { deliveries: 1, medianMs: 1, p99Ms: 1, slowestMs: 1, backlog: 1 };
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await db().ingestMinute.createMany({ data: [32, 30].map((days) => ({ minute: ago(days), ...row })) });
  await recordIngestMinutes();
  expect(await minutes()).toHaveLength(1);
});

it("now: how long the oldest waits, how many wait, and how many are set aside and not dismissed", async () => {
  expect(await currentIngest()).toEqual({ lagMs: null, waiting: 0, setAside: 0 });
  await came(0, 250);
  expect(await currentIngest()).toEqual({ lagMs: 250, waiting: 0, setAside: 0 });
  await came(1, 10, "now(), NULL");
  await came(1, 10, "now(), now()");
  await came(50, null);
  await came(55, null);
  const { lagMs, ...counts } = await currentIngest();
  expect(counts).toEqual({ waiting: 2, setAside: 1 });
  expect(lagMs).toBeGreaterThan(65_000);
});
