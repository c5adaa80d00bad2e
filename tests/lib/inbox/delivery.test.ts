import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { claimNext } from "@/lib/inbox/delivery-claim";
import { settleUnknown, sweepQueue } from "@/lib/inbox/queue-upkeep";
import { sendReply } from "@/lib/inbox/replies";
import { eventually } from "@/tests/support/conditions";
import { givenAgent, NOON, NOON_SECONDS, receiveDeliveries } from "@/tests/support/inbox";
import { createGate, startMetaStandIn } from "@/tests/support/meta-stand-in";
import { deliveryOf, statusOf } from "@/tests/support/meta-webhook";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenInbound,
  givenQueued,
  givenTemplate,
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

const worker = () => sendingContext(meta.url, clock);
const drain = () => deliverConversation(conversationId, worker());
const theMessage = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const textsSent = () => meta.sends().map(({ body }) => (body.text as { body: string } | undefined)?.body ?? body.type);

async function givenQueue(...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push(await givenQueued(conversationId, text, clock.at));
  return ids;
}

describe("a queued message", () => {
  it("is sent with our id in it, and accepted by Meta's clock", async () => {
    const answeredAt = new Date("2026-11-22T12:00:02Z");
    meta.answerWith(() => ({ status: 200, json: { messages: [{ id: "wamid.A" }] }, date: answeredAt }));
    const [id = ""] = await givenQueue("Obrigada! https://ribeira.example");
    await drain();

    const contact = await db().contact.findFirstOrThrow({ where: { conversations: { some: { id: conversationId } } } });
    expect(meta.sends()).toMatchObject([
      {
        path: "/v26.0/106540352242922/messages",
        body: {
          to: `+${contact.waId}`,
          type: "text",
          text: { body: "Obrigada! https://ribeira.example", preview_url: true },
          biz_opaque_callback_data: id,
        },
      },
    ]);
    expect(await theMessage(id)).toMatchObject({
      status: "accepted",
      wamid: "wamid.A",
      acceptedAt: answeredAt,
      claimedAt: NOON,
      attempts: 1,
    });
  });

  it("to somebody without a phone goes to the business-scoped user id", async () => {
    await db().contact.updateMany({ data: { waId: null, userId: "PT.9001" } });
    await givenQueue("Olá");
    await drain();

    expect(meta.sends()).toMatchObject([{ body: { recipient: "PT.9001" } }]);
    expect(meta.sends()[0]?.body).not.toHaveProperty("to");
  });

  it("that quotes, reacts or is a template goes out as what it is", async () => {
    const ada = await givenAgent();
    const inbound = await givenInbound(conversationId);
    const templateId = await givenTemplate();
    const { name } = await db().template.findUniqueOrThrow({ where: { id: templateId } });
    await sendReply(
      ada,
      conversationId,
      { kind: "text", clientMessageId: uuidv7(), text: "This", quotedMessageId: inbound.id },
      NOON,
    );
    await sendReply(
      ada,
      conversationId,
      { kind: "reaction", clientMessageId: uuidv7(), targetMessageId: inbound.id, emoji: "👍" },
      NOON,
    );
    await sendReply(
      ada,
      conversationId,
      { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A-17" } },
      NOON,
    );
    await drain();

    expect(meta.sends().map(({ body }) => body)).toMatchObject([
      { type: "text", context: { message_id: inbound.wamid } },
      { type: "reaction", reaction: { message_id: inbound.wamid, emoji: "👍" } },
      {
        type: "template",
        template: {
          name,
          language: { code: "en" },
          components: [{ type: "body", parameters: [{ type: "text", text: "A-17" }] }],
        },
      },
    ]);
  });
});

/** Drains while another transaction has changed something and commits only once the claim waits for it. */
async function drainDuring(statement: string, values: unknown[]): Promise<void> {
  const other = await pool().connect();
  await other.query("BEGIN");
  await other.query(statement, values);
  const draining = drain();
  await eventually("the claim to wait for the other transaction", async () => {
    const { rows } = await pool().query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows.length > 0;
  });
  await other.query("COMMIT");
  other.release();
  await draining;
}

describe("exactly once, in order", () => {
  it("with three drains in each of two workers, while Meta answers at its own pace", async () => {
    let inFlight = 0;
    let mostInFlight = 0;
    meta.answerWith(async ({ arrivedAt }) => {
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      await sleep(Math.floor(arrivedAt % 7));
      inFlight -= 1;
      return null;
    });
    const texts = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    await givenQueue(...texts);
    const workers = [worker(), worker()];

    await Promise.all([0, 1, 2].flatMap(() => workers.map((context) => deliverConversation(conversationId, context))));

    expect(textsSent()).toEqual(texts);
    expect(mostInFlight).toBe(1);
    expect(await db().message.count({ where: { status: "accepted" } })).toBe(20);
  });

  it("when replies keep coming while others are drained", async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `message ${index}`);
    const drains: Promise<void>[] = [];
    for (const text of texts) {
      await givenQueued(conversationId, text);
      drains.push(drain());
    }
    await Promise.all(drains);

    expect(textsSent()).toEqual(texts);
  });

  it("a reply that the browser posts twice is one request", async () => {
    const ada = await givenAgent();
    const reply = { kind: "text", clientMessageId: uuidv7(), text: "once" } as const;
    await Promise.all([sendReply(ada, conversationId, reply, NOON), sendReply(ada, conversationId, reply, NOON)]);
    await Promise.all([drain(), drain(), drain()]);

    expect(textsSent()).toEqual(["once"]);
  });

  it("a slow conversation does not hold up another", async () => {
    const other = await givenConversation(numberId);
    const gate = createGate();
    meta.answerWith(async ({ body }) => {
      if ((body.text as { body: string }).body === "slow") await gate.opened;
      return null;
    });
    await givenQueue("slow");
    await givenQueued(other, "quick");
    const slow = drain();
    await deliverConversation(other, worker());

    expect(await db().message.findMany({ where: { status: "accepted" } })).toMatchObject([{ body: "quick" }]);
    gate.open();
    await slow;
  });
});

describe("a worker that dies between claim and answer", () => {
  it("leaves the message unknown after a minute; it is never sent again, and what waits behind it goes on", async () => {
    const [first = "", second = ""] = await givenQueue("first", "second");
    expect((await claimNext(conversationId, { now: clock.at, probe: false, hasTurn: true })).kind).toBe("claimed");

    clock.pass(59_000);
    expect(await settleUnknown(clock.at)).toBe(0);
    await drain();
    expect(meta.sends()).toEqual([]);

    clock.pass(1_000);
    expect(await settleUnknown(clock.at)).toBe(1);
    expect((await listJobs()).map(({ kind }) => kind)).toContain("deliver-conversation");
    await drain();
    await sweepQueue(clock.at);
    await drain();

    expect(textsSent()).toEqual(["second"]);
    expect(await theMessage(first)).toMatchObject({ status: "unknown", wamid: null, attempts: 1 });
    expect(await theMessage(second)).toMatchObject({ status: "accepted" });
  });

  it("is settled by the status webhook that carries our id, which lets the next one go", async () => {
    meta.answerWith(({ body }) => ((body.text as { body: string }).body === "first" ? "hang-up" : null));
    const [first = ""] = await givenQueue("first", "second");
    await drain();
    expect(await theMessage(first)).toMatchObject({ status: "sending", wamid: null });
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;

    await receiveDeliveries([deliveryOf([statusOf("wamid.LOST", "delivered", { at: NOON_SECONDS + 3, callbackData: first })])]);

    expect(await theMessage(first)).toMatchObject({ status: "delivered", wamid: "wamid.LOST" });
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
    await drain();
    expect(textsSent()).toEqual(["first", "second"]);
  });
});

describe("an answer and a status webhook that race", () => {
  it.each([
    ["our id", true],
    ["only the wamid", false],
  ])("end in the same row, when the status has %s and comes first", async (_, hasOurId) => {
    const [id = ""] = await givenQueue("Olá");
    const callbackData = hasOurId ? { callbackData: id } : {};
    meta.answerWith(async () => {
      await receiveDeliveries([deliveryOf([statusOf("wamid.R", "delivered", { at: NOON_SECONDS + 1, ...callbackData })])]);
      return { status: 200, json: { messages: [{ id: "wamid.R" }] }, date: NOON };
    });
    await drain();

    expect(await theMessage(id)).toMatchObject({
      status: "delivered",
      wamid: "wamid.R",
      acceptedAt: NOON,
      deliveredAt: new Date(NOON.getTime() + 1_000),
    });
    expect(await db().parkedStatus.count()).toBe(0);
  });

  it("an answer that comes after the message was called unknown still makes it accepted", async () => {
    const gate = createGate();
    meta.answerWith(async () => {
      await gate.opened;
      return null;
    });
    const [id = ""] = await givenQueue("Olá");
    const sending = drain();
    await eventually("the request to arrive", () => meta.sends().length === 1);
    clock.pass(60_000);
    await settleUnknown(clock.at);
    expect(await theMessage(id)).toMatchObject({ status: "unknown" });
    gate.open();
    await sending;

    expect(await theMessage(id)).toMatchObject({ status: "accepted", wamid: expect.any(String) });
  });
});

it("a status webhook that shows, at the very moment of the claim, that an earlier attempt arrived keeps it from being sent again", async () => {
  const [id = ""] = await givenQueue("Olá");
  await drainDuring("UPDATE message SET status = 'sent', wamid = 'wamid.EARLIER' WHERE id = $1", [id]);

  expect(meta.sends()).toEqual([]);
  expect(await theMessage(id)).toMatchObject({ status: "sent", attempts: 0 });
});

describe("the service window, checked again before the request", () => {
  it("a text that was overtaken by the closing fails unsent; the template behind it goes out", async () => {
    const ada = await givenAgent();
    const templateId = await givenTemplate();
    const [late = ""] = await givenQueue("too late");
    await sendReply(
      ada,
      conversationId,
      { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A-17" } },
      NOON,
    );
    clock.pass(24 * 3_600_000);
    await drain();

    expect(textsSent()).toEqual(["template"]);
    expect(await theMessage(late)).toMatchObject({
      status: "failed",
      errorCode: null,
      error: { ours: "service_window_closed" },
      attempts: 0,
    });
  });

  it("that Meta closes at the very moment of the claim is closed for it", async () => {
    const [id = ""] = await givenQueue("too late");
    await drainDuring("UPDATE conversation SET window_refused_at = last_inbound_at WHERE id = $1", [conversationId]);

    expect(meta.sends()).toEqual([]);
    expect(await theMessage(id)).toMatchObject({ status: "failed", error: { ours: "service_window_closed" } });
  });

  it("is checked when the turn has come, not only before waiting for it", async () => {
    await db().phoneNumber.update({ where: { id: numberId }, data: { nextSendAt: new Date(Date.now() + 1_000) } });
    const [late = ""] = await givenQueue("too late");
    const draining = drain();
    clock.pass(24 * 3_600_000);
    await draining;

    expect(meta.sends()).toEqual([]);
    expect(await theMessage(late)).toMatchObject({ status: "failed", error: { ours: "service_window_closed" } });
  });
});

it("a template that was paused while it waited fails unsent", async () => {
  const ada = await givenAgent();
  const templateId = await givenTemplate();
  const { id } = await sendReply(
    ada,
    conversationId,
    { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A" } },
    NOON,
  );
  await db().template.update({ where: { id: templateId }, data: { status: "PAUSED" } });
  await drain();

  expect(meta.sends()).toEqual([]);
  expect(await theMessage(id)).toMatchObject({ status: "failed", error: { ours: "template_unavailable" } });
});

describe("the pair budget", () => {
  it("lets 45 messages go at once; the 46th waits six seconds for its token, and the job knows when", async () => {
    await givenQueue(...Array.from({ length: 46 }, (_, index) => `message ${index}`));
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await drain();

    expect(meta.sends()).toHaveLength(45);
    const [job] = await listJobs();
    expect(job).toMatchObject({ kind: "deliver-conversation", conversationId });
    expect(job?.runInMs).toBeGreaterThan(4_000);
    expect(job?.runInMs).toBeLessThanOrEqual(6_000);

    clock.pass(5_999);
    await drain();
    expect(meta.sends()).toHaveLength(45);
    clock.pass(1);
    await drain();
    expect(textsSent().at(-1)).toBe("message 45");
  });

  it("of one contact does not slow another down", async () => {
    await db().conversation.update({ where: { id: conversationId }, data: { pairTokens: 0, pairAt: NOON } });
    const other = await givenConversation(numberId);
    await givenQueue("waits");
    await givenQueued(other, "goes");
    await drain();
    await deliverConversation(other, worker());

    expect(textsSent()).toEqual(["goes"]);
  });
});
