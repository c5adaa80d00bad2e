import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { pauseNumber, takeTurn } from "@/lib/inbox/pacing";
import { givenOutbound, NOON } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import { clockAt, givenConversation, givenEmptyInbox, givenQueued, listJobs, sendingContext } from "@/tests/support/sending";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
});

async function givenThroughput(throughputPerSecond: number) {
  await db().phoneNumber.update({ where: { id: numberId }, data: { throughputPerSecond } });
}

const theNumber = () => db().phoneNumber.findUniqueOrThrow({ where: { id: numberId } });

/** How far ahead of now the number's next free instant lies. */
async function secondsAhead(): Promise<number> {
  const [row] = await db().$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(extract(epoch FROM next_send_at - clock_timestamp()), 0)::float8 AS seconds
    FROM phone_number WHERE id = ${numberId}::uuid`;
  return row?.seconds ?? 0;
}

/** The most instants within any window of a second, its end not included. */
function mostInOneSecond(instants: readonly number[]): number {
  const ordered = [...instants].sort((one, other) => one - other);
  return Math.max(...ordered.map((start, first) => ordered.filter((at, index) => index >= first && at < start + 1_000).length));
}

describe("the throughput budget", () => {
  it("is one for all workers: no sliding second of requests goes above the number's limit", async () => {
    const limit = 10;
    await givenThroughput(limit);
    const clock = clockAt(NOON);
    const workers = [sendingContext(meta.url, clock), sendingContext(meta.url, clock)];
    const conversations = await Promise.all(Array.from({ length: 30 }, () => givenConversation(numberId)));
    for (const conversationId of conversations) await givenOutbound(conversationId, { status: "queued", queuedAt: NOON });
    const waiting = [...conversations];

    // Four drains at a time in each worker, as a job runner would.
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        const context = workers[lane % 2];
        for (let next = waiting.pop(); next && context; next = waiting.pop()) await deliverConversation(next, context);
      }),
    );

    const arrivals = meta.sends().map(({ arrivedAt }) => arrivedAt);
    expect(arrivals).toHaveLength(30);
    // Requests leave below the limit; a machine busy with other tests may delay some of them on their way by a tenth of a second.
    expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(limit + 2);
  }, 60_000);

  it("gives no two workers the same instant, and keeps instants 1/78.5 s apart at 80 messages a second", async () => {
    await givenThroughput(80);
    const before = performance.now();
    const turns = await Promise.all(Array.from({ length: 40 }, () => takeTurn(numberId)));
    const { nextSendAt } = await theNumber();

    expect(turns.every(({ kind }) => kind === "yours")).toBe(true);
    const starts = turns.flatMap((turn) => (turn.kind === "yours" ? [turn.startsAt] : [])).sort((one, other) => one - other);
    // Forty instants need 39 gaps, whatever the machine does meanwhile.
    expect((starts.at(-1) ?? 0) - before).toBeGreaterThanOrEqual((39 / 78.5) * 1_000 - 1);
    expect(nextSendAt).not.toBeNull();
  });

  it("is held by a process for few messages at a time: what it holds when it dies, nobody uses", async () => {
    await givenThroughput(20);
    let taken = 0;
    const turns = Array.from({ length: 40 }, () => takeTurn(numberId).then(() => (taken += 1)));
    const ahead: number[] = [];
    while (taken < turns.length) ahead.push(await secondsAhead());
    await Promise.all(turns);

    // Sixteen that are held, and those whose claims may have begun: up to 0.4 s before their instant. All forty would be 2 s.
    expect(Math.max(...ahead)).toBeLessThanOrEqual(17 / 19.625 + 0.4);
  });

  it("of one number does not slow another down", async () => {
    const second = await db().phoneNumber.upsert({
      where: { phoneNumberId: "2" },
      create: {
        id: "0198f000-0000-7000-8000-000000000002",
        phoneNumberId: "2",
        wabaId: "2",
        displayPhoneNumber: "2",
        name: "Second",
      },
      update: { nextSendAt: null },
    });
    await db().$transaction((tx) => pauseNumber(tx, numberId, 60_000));

    expect(await takeTurn(numberId)).toMatchObject({ kind: "later" });
    expect(await takeTurn(second.id)).toMatchObject({ kind: "yours" });
  });

  it("whose next instant is far away is not waited for, and nothing is reserved", async () => {
    await db().$transaction((tx) => pauseNumber(tx, numberId, 60_000));
    const { nextSendAt } = await theNumber();
    const turn = await takeTurn(numberId);

    expect(turn).toMatchObject({ kind: "later" });
    expect(turn.kind === "later" && turn.waitMs).toBeGreaterThan(50_000);
    expect((await theNumber()).nextSendAt).toEqual(nextSendAt);
  });

  it("a pause is never shortened by a shorter one", async () => {
    await db().$transaction((tx) => pauseNumber(tx, numberId, 60_000));
    const { nextSendAt } = await theNumber();
    await db().$transaction((tx) => pauseNumber(tx, numberId, 1_000));

    expect((await theNumber()).nextSendAt).toEqual(nextSendAt);
  });
});

it("what waits for a paused number comes back as a job, unclaimed", async () => {
  const conversationId = await givenConversation(numberId);
  await givenQueued(conversationId, "hello");
  await db().$transaction((tx) => pauseNumber(tx, numberId, 60_000));
  await deliverConversation(conversationId, sendingContext(meta.url, clockAt(NOON)));

  expect(meta.sends()).toEqual([]);
  expect(await db().message.findFirstOrThrow()).toMatchObject({ status: "queued", attempts: 0 });
  const [job] = await listJobs();
  expect(job?.runInMs).toBeGreaterThan(50_000);
  expect(job?.runInMs).toBeLessThanOrEqual(75_000);
});
