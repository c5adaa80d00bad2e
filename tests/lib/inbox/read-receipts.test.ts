import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { markRead } from "@/lib/inbox/read-markers";
import { markReadAtWhatsApp, ReceiptDelayedError, showTyping } from "@/lib/inbox/read-receipts";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { refusal, startMetaStandIn } from "@/tests/support/meta-stand-in";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenInbound,
  givenQueued,
  listJobs,
  sendingContext,
  type TestClock,
} from "@/tests/support/sending";

const DAY_MS = 86_400_000;

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

const tell = () => markReadAtWhatsApp(conversationId, sendingContext(meta.url, clock));
const type = () => showTyping(conversationId, sendingContext(meta.url, clock));
const told = () => meta.receipts().map(({ body }) => body.message_id);

async function open(upToMessageId: string) {
  await markRead(await givenAgent(), conversationId, upToMessageId);
}

async function givenMarkedOnReply() {
  await db().phoneNumber.update({ where: { id: numberId }, data: { markReadOn: "reply" } });
}

describe("WhatsApp is told", () => {
  it("what an agent has opened, once for all messages up to it", async () => {
    await givenInbound(conversationId);
    const second = await givenInbound(conversationId);
    const third = await givenInbound(conversationId);
    await open(second.id);
    await tell();
    await tell();
    expect(told()).toEqual([second.wamid]);

    await open(third.id);
    await tell();
    expect(told()).toEqual([second.wamid, third.wamid]);
    expect(meta.receipts()[0]?.body).toEqual({ messaging_product: "whatsapp", status: "read", message_id: second.wamid });
  });

  it("nothing when nothing was opened, and nothing of reactions", async () => {
    const inbound = await givenInbound(conversationId);
    await tell();
    expect(told()).toEqual([]);

    const reaction = await givenInbound(conversationId, { type: "reaction" });
    await open(reaction.id);
    await tell();
    expect(told()).toEqual([inbound.wamid]);
  });

  it.each(["call", "system"])("the message before a %s, which is none that WhatsApp could mark", async (type) => {
    const inbound = await givenInbound(conversationId);
    const notice = await givenInbound(conversationId, { type });
    await open(notice.id);
    await tell();
    expect(told()).toEqual([inbound.wamid]);

    await showTyping(conversationId, sendingContext(meta.url, clock));
    expect(told()).toEqual([inbound.wamid, inbound.wamid]);
  });

  it("only what was replied to, when the number is set so", async () => {
    await givenMarkedOnReply();
    const first = await givenInbound(conversationId);
    await open(first.id);
    await tell();
    expect(told()).toEqual([]);

    await givenQueued(conversationId, "Olá");
    const after = await givenInbound(conversationId);
    await open(after.id);
    await tell();
    expect(told()).toEqual([first.wamid]);
  });

  it("by a reply too, but only when it was not told already", async () => {
    const inbound = await givenInbound(conversationId);
    await open(inbound.id);
    await tell();
    await db().$executeRaw`TRUNCATE graphile_worker._private_jobs`;
    await givenQueued(conversationId, "Olá");

    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["deliver-conversation"]);
  });

  it("nothing about messages older than 30 days, nor for a stopped number", async () => {
    const inbound = await givenInbound(conversationId, { happenedAt: new Date(NOON.getTime() - 30 * DAY_MS) });
    await open(inbound.id);
    clock.pass(1);
    await tell();
    expect(told()).toEqual([]);

    clock.pass(-1);
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON } });
    await tell();
    expect(told()).toEqual([]);
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: null } });
    await tell();
    expect(told()).toEqual([inbound.wamid]);
  });

  it("again after an outage, by the job's next run; what Meta refuses for good is not asked again", async () => {
    const inbound = await givenInbound(conversationId);
    await open(inbound.id);
    meta.answerWith(() => refusal(131016, { status: 500 }));
    await expect(tell()).rejects.toThrow(ReceiptDelayedError);
    meta.answerWith(() => refusal(131009));
    await tell();
    await tell();

    expect(told()).toEqual([inbound.wamid, inbound.wamid]);
  });
});

describe("typing", () => {
  it("is shown on the newest message, once in twenty seconds however many type, and counts as read", async () => {
    await givenInbound(conversationId);
    const newest = await givenInbound(conversationId);
    await Promise.all([type(), type(), type()]);
    clock.pass(19_999);
    await type();
    expect(meta.receipts().map(({ body }) => body)).toEqual([
      { messaging_product: "whatsapp", status: "read", message_id: newest.wamid, typing_indicator: { type: "text" } },
    ]);
    clock.pass(1);
    await type();
    expect(meta.receipts()).toHaveLength(2);

    await open(newest.id);
    await tell();
    expect(meta.receipts()).toHaveLength(2);
  });

  it("is not shown where it would mark as read too early, where no answer can follow, or to nobody", async () => {
    await type();
    await givenInbound(conversationId);
    await givenMarkedOnReply();
    await type();
    await db().phoneNumber.update({ where: { id: numberId }, data: { markReadOn: "open" } });
    clock.pass(DAY_MS);
    await type();

    expect(meta.requests).toEqual([]);
  });

  it("that fails is dropped", async () => {
    await givenInbound(conversationId);
    meta.answerWith(() => refusal(131016, { status: 500 }));
    await expect(type()).resolves.toBeUndefined();
    expect(await db().conversation.findFirstOrThrow()).toMatchObject({ waReadUpTo: null });
  });
});
