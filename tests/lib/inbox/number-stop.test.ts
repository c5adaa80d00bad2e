import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { probeStoppedNumbers } from "@/lib/inbox/number-probe";
import { sweepQueue } from "@/lib/inbox/queue-upkeep";
import { NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { deliveryOf, statusOf } from "@/tests/support/meta-webhook";
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
let clock: TestClock;

beforeEach(async () => {
  meta.reset();
  clock = clockAt(NOON);
  numberId = await givenEmptyInbox();
});

const worker = () => sendingContext(meta.url, clock);
const theNumber = () => db().phoneNumber.findUniqueOrThrow({ where: { id: numberId } });
const textsSent = () => meta.sends().map(({ body }) => (body.text as { body: string }).body);

async function givenStopped(code: number) {
  await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON, stoppedCode: code, stoppedDetails: "No." } });
}

/** Two conversations with a message each, oldest first. */
async function givenWaiting(): Promise<[string, string]> {
  const first = await givenConversation(numberId);
  const second = await givenConversation(numberId);
  await givenQueued(first, "oldest", NOON);
  await givenQueued(second, "newer", new Date(NOON.getTime() + 1_000));
  await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
  return [first, second];
}

describe("a stopped number", () => {
  it("sends nothing by itself, and the sweep leaves its queue alone", async () => {
    await givenStopped(190);
    const [first] = await givenWaiting();
    clock.pass(120_000);
    await deliverConversation(first, worker());

    expect(await sweepQueue(clock.at)).toBe(0);
    expect(meta.requests).toEqual([]);
  });

  it("is tried with the oldest message; when Meta accepts it, the rest is woken", async () => {
    await givenStopped(190);
    const [first, second] = await givenWaiting();
    await probeStoppedNumbers(worker());

    expect(textsSent()).toEqual(["oldest"]);
    expect(await theNumber()).toMatchObject({ stoppedAt: null, stoppedCode: null, stoppedDetails: null });
    expect((await listJobs()).map(({ conversationId }) => conversationId)).toEqual([second]);
    expect(await db().message.findFirstOrThrow({ where: { conversationId: first } })).toMatchObject({ status: "accepted" });
  });

  it("stays stopped while Meta refuses: one message a try, in its place, its attempts not counted", async () => {
    await givenStopped(190);
    meta.answerWith(() => refusal(190, { status: 401 }));
    const [first] = await givenWaiting();
    for (let tries = 0; tries < 30; tries += 1) await probeStoppedNumbers(worker());

    expect(textsSent()).toEqual(Array.from({ length: 30 }, () => "oldest"));
    expect(await theNumber()).toMatchObject({ stoppedAt: NOON, stoppedCode: 190 });
    expect(await db().message.findFirstOrThrow({ where: { conversationId: first } })).toMatchObject({
      status: "queued",
      attempts: 0,
    });
  });

  it("sends again when Meta refuses a message for that message's own sake", async () => {
    await givenStopped(190);
    meta.answerWith(({ body }) => ((body.text as { body: string }).body === "oldest" ? refusal(131026) : null));
    await givenWaiting();
    await probeStoppedNumbers(worker());

    expect(await theNumber()).toMatchObject({ stoppedAt: null });
  });

  it("does not send again because of an outage", async () => {
    await givenStopped(190);
    meta.answerWith(() => refusal(131016, { status: 500 }));
    await givenWaiting();
    await probeStoppedNumbers(worker());

    expect(await theNumber()).toMatchObject({ stoppedAt: NOON });
  });

  it("with an empty queue is asked about, where reading it shows the fault; payment is proven only by sending", async () => {
    await givenStopped(190);
    meta.answerWith(() => refusal(190, { status: 401 }));
    await probeStoppedNumbers(worker());
    expect(await theNumber()).toMatchObject({ stoppedAt: NOON });

    meta.answerWith(() => null);
    await probeStoppedNumbers(worker());
    expect(await theNumber()).toMatchObject({ stoppedAt: null });

    await givenStopped(131042);
    await probeStoppedNumbers(worker());
    expect(await theNumber()).toMatchObject({ stoppedAt: NOON });
  });

  it("does not keep a text queued whose window has closed: the agent is told", async () => {
    await givenStopped(190);
    const [first] = await givenWaiting();
    clock.pass(24 * 3_600_000);
    expect(await sweepQueue(clock.at)).toBe(2);
    await deliverConversation(first, worker());

    expect(meta.requests).toEqual([]);
    const message = await db().message.findFirstOrThrow({ where: { conversationId: first } });
    expect(message).toMatchObject({ status: "failed", error: { ours: "service_window_closed" } });
  });
});

describe("a reason that Meta checks only after accepting (payment, restriction)", () => {
  const statusReport = (id: string, status: string, extra: { errors?: object[] } = {}) =>
    receiveDeliveries(
      [deliveryOf([statusOf(`wamid.OUT.${id}`, status, { at: NOON_SECONDS + 60, callbackData: id, ...extra })])],
      clock.at,
    );
  const unpaid = { errors: [{ code: 131042, title: "Payment", error_data: { details: "No payment method." } }] };

  it("stops the number when a status webhook tells it; the message itself has failed", async () => {
    const [first] = await givenWaiting();
    await deliverConversation(first, worker());
    const { id } = await db().message.findFirstOrThrow({ where: { conversationId: first } });
    await statusReport(id, "failed", unpaid);

    expect(await theNumber()).toMatchObject({ stoppedCode: 131042, stoppedDetails: "No payment method." });
    expect(await db().message.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "failed", errorCode: 131042 });
  });

  it("is tried one message at a time, and accepting proves nothing; that one is sent does", async () => {
    await givenStopped(131042);
    const conversationId = await givenConversation(numberId);
    for (const text of ["one", "two", "three"]) await givenQueued(conversationId, text);
    clock.pass(60_000);
    await probeStoppedNumbers(worker());
    expect(textsSent()).toEqual(["one"]);
    expect(await theNumber()).toMatchObject({ stoppedCode: 131042 });

    const probed = await db().message.findFirstOrThrow({ where: { body: "one" } });
    await statusReport(probed.id, "failed", unpaid);
    expect(await theNumber()).toMatchObject({ stoppedAt: NOON, stoppedCode: 131042 });

    clock.pass(60_000);
    await probeStoppedNumbers(worker());
    const next = await db().message.findFirstOrThrow({ where: { body: "two" } });
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await statusReport(next.id, "sent");
    expect(await theNumber()).toMatchObject({ stoppedAt: null });
    expect((await listJobs()).map((job) => job.conversationId)).toEqual([conversationId]);
  });

  it("is not taken back by the receipts of messages from before", async () => {
    const [first] = await givenWaiting();
    await deliverConversation(first, worker());
    const { id } = await db().message.findFirstOrThrow({ where: { conversationId: first } });
    await givenStopped(131042);
    await statusReport(id, "delivered");

    expect(await theNumber()).toMatchObject({ stoppedAt: NOON });
  });
});

describe("a code that concerns the whole number", () => {
  const CODES = [
    0, 3, 10, 33, 102, 190, 200, 299, 368, 803, 131005, 131031, 131037, 131042, 131044, 131045, 131215, 133010, 134011,
  ];

  it.each([...CODES, 134102, 200005])(
    "%i stops it, whether it is the answer or a status; the message is not to blame for the answer",
    async (code) => {
      const [first] = await givenWaiting();
      meta.answerWith(() => refusal(code));
      await deliverConversation(first, worker());
      expect(await theNumber()).toMatchObject({ stoppedCode: code });
      expect(await db().message.count({ where: { status: "queued", attempts: 0 } })).toBe(2);

      await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: null, stoppedCode: null } });
      meta.answerWith(() => null);
      await deliverConversation(first, worker());
      const { wamid } = await db().message.findFirstOrThrow({ where: { conversationId: first } });
      const errors = [{ code, title: "No." }];
      await receiveDeliveries([deliveryOf([statusOf(wamid ?? "", "failed", { at: NOON_SECONDS + 1, errors })])]);
      expect(await theNumber()).toMatchObject({ stoppedCode: code });
    },
  );

  it("is none of those about the message, the contact or the moment", async () => {
    for (const code of [100, 131026, 131047, 131049, 131050, 132001, 131053, 131016, 131048]) {
      const conversation = await givenConversation(numberId);
      await givenQueued(conversation, "one", NOON);
      meta.answerWith(() => refusal(code));
      await deliverConversation(conversation, worker());
      expect([code, (await theNumber()).stoppedAt]).toEqual([code, null]);
    }
  });
});
