import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { claimNext } from "@/lib/inbox/delivery-claim";
import { recordOutcome } from "@/lib/inbox/delivery-outcome";
import { settleUnknown } from "@/lib/inbox/queue-upkeep";
import { NOON } from "@/tests/support/inbox";
import { type MetaAnswer, refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenQueued,
  listJobs,
  sendingContext,
  type TestClock,
} from "@/tests/support/sending";

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let conversationId: string;
let clock: TestClock;

beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
});

const drain = (url = meta.url) => deliverConversation(conversationId, sendingContext(url, clock));
const theMessage = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const theNumber = () => db().phoneNumber.findUniqueOrThrow({ where: { id: numberId } });
const textsSent = () => meta.sends().map(({ body }) => (body.text as { body: string }).body);

/** Queues "first" and "second"; the first request gets `answer`, all others are accepted. Answers the first's id. */
async function givenRefused(answer: MetaAnswer): Promise<string> {
  let answered = false;
  meta.answerWith(() => {
    if (answered) return null;
    answered = true;
    return answer;
  });
  const id = await givenQueued(conversationId, "first");
  await givenQueued(conversationId, "second");
  await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
  return id;
}

describe("an answer of class retry", () => {
  it.each([
    [131056, 1_000],
    [131016, 1_000],
    [131000, 2_000],
    [80007, 60_000],
  ])("%i puts the message back with its reason, and what is behind waits with it", async (code, delayMs) => {
    const id = await givenRefused(refusal(code));
    await drain();

    expect(textsSent()).toEqual(["first"]);
    const message = await theMessage(id);
    expect(message).toMatchObject({ status: "queued", claimedAt: null, attempts: 1, errorCode: code, failedAt: null });
    const waitMs = (message.retryAt?.getTime() ?? 0) - NOON.getTime();
    expect(waitMs).toBeGreaterThanOrEqual(delayMs);
    expect(waitMs).toBeLessThanOrEqual(delayMs * 1.25);
    const [job] = await listJobs();
    expect(job?.runInMs).toBeGreaterThan(delayMs / 2);
  });

  it("is followed, when its time has come, by the same message and then the next, without the old reason", async () => {
    const id = await givenRefused(refusal(131056));
    await drain();
    await drain();
    expect(textsSent()).toEqual(["first"]);
    clock.pass(2_000);
    await drain();

    expect(textsSent()).toEqual(["first", "first", "second"]);
    expect(await theMessage(id)).toMatchObject({ status: "accepted", attempts: 2, errorCode: null, error: null, retryAt: null });
  });

  it("by the throughput limit pauses the whole number", async () => {
    await givenRefused(refusal(130429));
    await drain();

    const other = await givenConversation(numberId);
    await givenQueued(other, "from another");
    await db().$executeRaw`UPDATE phone_number SET next_send_at = next_send_at + interval '5 seconds'`;
    await deliverConversation(other, sendingContext(meta.url, clock));
    expect(textsSent()).toEqual(["first"]);
    expect((await listJobs()).map((job) => job.conversationId)).toContain(other);
  });

  it("that never ends becomes a failure with Meta's own reason, and the next message goes", async () => {
    const id = await givenRefused(refusal(131000));
    meta.answerWith(({ body }) =>
      (body.text as { body: string }).body === "first" ? refusal(131000, { details: "Still broken." }) : null,
    );
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await drain();
      clock.pass(60_000);
    }

    expect(textsSent()).toEqual(["first", "first", "first", "second"]);
    expect(await theMessage(id)).toMatchObject({
      status: "failed",
      errorCode: 131000,
      error: { details: "Still broken." },
      attempts: 3,
    });
  });
});

describe("an answer of class later", () => {
  it("puts the message back for minutes", async () => {
    const id = await givenRefused(refusal(131048));
    await drain();

    const { status, retryAt } = await theMessage(id);
    expect(status).toBe("queued");
    expect(retryAt?.getTime()).toBeGreaterThanOrEqual(NOON.getTime() + 300_000);
  });

  it("about a paused template fails at once, so that it holds nothing up", async () => {
    const id = await givenRefused(refusal(132015));
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: 132015 });
    expect(textsSent()).toEqual(["first", "second"]);
  });
});

describe("an answer of class never", () => {
  it.each([131026, 131009, 100])("%i fails the message at Meta's time, with its reason, and the next one goes", async (code) => {
    const answeredAt = new Date(NOON.getTime() + 2_000);
    const id = await givenRefused(refusal(code, { date: answeredAt, details: "No." }));
    await drain();

    expect(await theMessage(id)).toMatchObject({
      status: "failed",
      failedAt: answeredAt,
      errorCode: code,
      error: { code, details: "No." },
    });
    expect(textsSent()).toEqual(["first", "second"]);
  });

  it("131047 closes the window though ours says open: what is queued behind fails unsent, and a newer message of the contact opens it", async () => {
    const ahead = new Date(NOON.getTime() + 3_600_000);
    const id = await givenRefused(refusal(131047, { date: ahead }));
    await drain();

    expect(textsSent()).toEqual(["first"]);
    expect(await theMessage(id)).toMatchObject({ status: "failed", errorCode: 131047 });
    expect(await db().message.findFirst({ where: { body: "second" } })).toMatchObject({
      status: "failed",
      error: { ours: "service_window_closed" },
    });
    const conversation = await db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
    // By our clock, where Meta's is ahead: a message that comes now is newer.
    expect(conversation).toMatchObject({ windowRefusedAt: NOON, windowClosesAt: NOON });

    await db().conversation.update({
      where: { id: conversationId },
      data: { lastInboundAt: new Date(NOON.getTime() + 1_000) },
    });
    clock.pass(4_000);
    await givenQueued(conversationId, "third", clock.at);
    await drain();
    expect(textsSent()).toEqual(["first", "third"]);
  });

  it("131047 with an older time than the last one does not move the refusal back", async () => {
    const newer = new Date(NOON.getTime() + 60_000);
    await givenRefused(refusal(131047, { date: NOON }));
    // Refused for another message meanwhile, while this one was on its way.
    const claim = await claimNext(conversationId, { now: clock.at, probe: false, hasTurn: true });
    await db().conversation.update({ where: { id: conversationId }, data: { windowRefusedAt: newer } });
    if (claim.kind !== "claimed") throw new Error("Nothing was claimed.");
    const error = { code: 131047, title: null, message: null, details: null, href: null };
    await recordOutcome(
      claim.message,
      { kind: "rejected", error, class: "never", answeredAt: NOON },
      sendingContext(meta.url, clock),
    );

    expect(await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({
      windowRefusedAt: newer,
    });
  });
});

/** An address that refuses connections. */
async function urlOfNobody(): Promise<string> {
  const gone = await startMetaStandIn();
  await gone.close();
  return gone.url;
}

describe("no connection", () => {
  it("puts the message back, and gives up after many attempts with our own reason", async () => {
    const id = await givenRefused("hang-up");
    const closedPort = await urlOfNobody();
    await drain(closedPort);
    expect(await theMessage(id)).toMatchObject({ status: "queued", attempts: 1, errorCode: null });

    await db().message.update({ where: { id }, data: { attempts: 19 } });
    clock.pass(60_000);
    await drain(closedPort);
    expect(await theMessage(id)).toMatchObject({ status: "failed", error: { ours: "too_many_attempts" }, attempts: 20 });
  });
});

describe("an answer that says nothing", () => {
  it.each<[string, MetaAnswer]>([
    ["a broken connection", "hang-up"],
    ["a gateway's error page", { status: 502, json: "Bad Gateway" }],
    ["a yes without a message id", { status: 200, json: { success: true } }],
  ])("%s leaves the message sending: no second request is ever made for it", async (_, answer) => {
    const id = await givenRefused(answer);
    await drain();
    await drain();
    expect(await theMessage(id)).toMatchObject({ status: "sending", attempts: 1 });
    clock.pass(60_000);
    await settleUnknown(clock.at);
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "unknown" });
    expect(textsSent()).toEqual(["first", "second"]);
  });
});

describe("an answer that comes after the message was called unknown", () => {
  it("fails it when Meta refused it, and never queues it again: the agent may have acted already", async () => {
    await givenRefused(refusal(131016));
    const claim = await claimNext(conversationId, { now: clock.at, probe: false, hasTurn: true });
    if (claim.kind !== "claimed") throw new Error("Nothing was claimed.");
    clock.pass(60_000);
    await settleUnknown(clock.at);
    const error = { code: 131016, title: null, message: "Service unavailable", details: null, href: null };
    const outcome = { kind: "rejected", error, class: "retry", answeredAt: clock.at } as const;
    await recordOutcome(claim.message, outcome, sendingContext(meta.url, clock));

    expect(await theMessage(claim.message.id)).toMatchObject({ status: "failed", errorCode: 131016 });
  });

  it("changes nothing when a status has shown that the message arrived", async () => {
    await givenRefused(refusal(131016));
    const claim = await claimNext(conversationId, { now: clock.at, probe: false, hasTurn: true });
    if (claim.kind !== "claimed") throw new Error("Nothing was claimed.");
    await db().message.update({ where: { id: claim.message.id }, data: { status: "delivered", wamid: `wamid.${uuidv7()}` } });
    const error = { code: 131016, title: null, message: null, details: null, href: null };
    const outcome = { kind: "rejected", error, class: "retry", answeredAt: clock.at } as const;
    await recordOutcome(claim.message, outcome, sendingContext(meta.url, clock));

    expect(await theMessage(claim.message.id)).toMatchObject({ status: "delivered", errorCode: null });
  });
});

describe("an answer of class configuration", () => {
  it("stops the number and keeps the message, without counting the attempt", async () => {
    const id = await givenRefused(refusal(190, { status: 401, details: "The token has expired." }));
    await drain();

    expect(await theMessage(id)).toMatchObject({ status: "queued", attempts: 0, errorCode: 190 });
    expect(await theNumber()).toMatchObject({ stoppedAt: NOON, stoppedCode: 190, stoppedDetails: "The token has expired." });
    await drain();
    expect(textsSent()).toEqual(["first"]);
  });
});
