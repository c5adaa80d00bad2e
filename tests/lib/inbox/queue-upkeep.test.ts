import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { settleUnknown, sweepQueue } from "@/lib/inbox/queue-upkeep";
import { enqueue } from "@/lib/jobs/enqueue";
import { givenOutbound, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, listJobs } from "@/tests/support/sending";

let numberId: string;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
});

const ago = (seconds: number) => new Date(NOON.getTime() - seconds * 1_000);
const wokenConversations = async () => (await listJobs()).map(({ conversationId }) => conversationId);

describe("the sweep", () => {
  it("wakes conversations whose message is due and has no job, each once", async () => {
    const forgotten = await givenConversation(numberId);
    await givenOutbound(forgotten, { status: "queued", queuedAt: ago(60) });
    await givenOutbound(forgotten, { status: "queued", queuedAt: ago(50) });
    const due = await givenConversation(numberId);
    await givenOutbound(due, { status: "queued", queuedAt: ago(600), retryAt: ago(40) });

    expect(await sweepQueue(NOON)).toBe(2);
    expect((await wokenConversations()).sort()).toEqual([forgotten, due].sort());
  });

  it("leaves alone what is new, what waits for its time, and what waits behind a message on its way", async () => {
    const fresh = await givenConversation(numberId);
    await givenOutbound(fresh, { status: "queued", queuedAt: ago(1) });
    const waiting = await givenConversation(numberId);
    await givenOutbound(waiting, { status: "queued", queuedAt: ago(600), retryAt: new Date(NOON.getTime() + 1_000) });
    await givenOutbound(waiting, { status: "queued", queuedAt: ago(500) });
    const busy = await givenConversation(numberId);
    await givenOutbound(busy, { status: "sending", queuedAt: ago(600), claimedAt: ago(5) });
    await givenOutbound(busy, { status: "queued", queuedAt: ago(500) });

    expect(await sweepQueue(NOON)).toBe(0);
    expect(await listJobs()).toEqual([]);
  });

  it.each([
    ["leaves alone what has a job that waits for its turn", "run_at = now()", 0],
    ["leaves alone what a worker is sending now", "locked_at = now(), locked_by = 'worker'", 0],
    ["wakes what a worker left behind that is no more", "locked_at = now() - interval '31 seconds', locked_by = 'dead'", 1],
    ["wakes what has been tried too often", "attempts = max_attempts", 1],
    ["wakes what was put off for long", "run_at = now() + interval '31 seconds'", 1],
  ])("%s", async (_case, change, woken) => {
    const conversationId = await givenConversation(numberId);
    await givenOutbound(conversationId, { status: "queued", queuedAt: ago(60) });
    await db().$transaction((tx) => enqueue(tx, { kind: "deliver-conversation", conversationId }));
    await db().$executeRawUnsafe(`UPDATE graphile_worker._private_jobs SET ${change}`);
    expect(await sweepQueue(NOON)).toBe(woken);
  });
});

describe("a send without an answer", () => {
  it("is called unknown after a minute, not before, and what waits behind it is woken", async () => {
    const lost = await givenConversation(numberId);
    const lostId = await givenOutbound(lost, { status: "sending", claimedAt: ago(60) });
    const pending = await givenConversation(numberId);
    const pendingId = await givenOutbound(pending, { status: "sending", claimedAt: ago(59) });

    expect(await settleUnknown(NOON)).toBe(1);
    expect(await db().message.findMany({ where: { id: { in: [lostId, pendingId] } }, orderBy: { id: "asc" } })).toMatchObject([
      { id: lostId, status: "unknown" },
      { id: pendingId, status: "sending" },
    ]);
    expect(await wokenConversations()).toEqual([lost]);
  });

  it("is settled once by two workers", async () => {
    const conversationId = await givenConversation(numberId);
    await givenOutbound(conversationId, { status: "sending", claimedAt: ago(60) });

    expect((await Promise.all([settleUnknown(NOON), settleUnknown(NOON)])).sort()).toEqual([0, 1]);
  });
});
