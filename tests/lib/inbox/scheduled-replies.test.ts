import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { type ScheduledContent, ScheduledReplyList, type ScheduleTrigger } from "@/lib/contract/scheduled";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { cancelScheduled, listScheduled, scheduleReply } from "@/lib/inbox/scheduled-replies";
import { WINDOW_GUARD_MS } from "@/lib/whatsapp/service-window";
import { givenAgent, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenTemplate } from "@/tests/support/sending";
import { givenFile } from "@/tests/support/sent-files";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE media_file CASCADE`;
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const text = (words = "Good morning"): ScheduledContent => ({ kind: "text", clientMessageId: uuidv7(), text: words });
const at = (ms: number): ScheduleTrigger => ({ type: "at", sendAt: new Date(NOON.getTime() + ms).toISOString() });
const nextInbound: ScheduleTrigger = { type: "next_inbound" };
const schedule = (reply: ScheduledContent, trigger: ScheduleTrigger, agent: { id: string } = ada) =>
  scheduleReply(agent, conversationId, { reply, trigger }, NOON);

describe("a reply for a time", () => {
  it("waits, and is no message yet", async () => {
    const view = await schedule(text(), at(HOUR_MS));

    expect(view).toEqual({
      id: view.id,
      agent: { id: ada.id, name: "Ada" },
      kind: "text",
      text: "Good morning",
      fileName: null,
      trigger: at(HOUR_MS),
      state: "waiting",
      failure: null,
      createdAt: NOON.toISOString(),
    });
    expect(await listScheduled(ada, conversationId)).toEqual({ replies: [view] });
    expect(await db().message.count()).toBe(0);
  });

  it("must find the window open as it stands, a guard before its end; a template need not", async () => {
    const closes = DAY_MS - 1_800_000;
    const templateId = await givenTemplate();
    const template: ScheduledContent = { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A" } };

    await expect(schedule(text(), at(closes - WINDOW_GUARD_MS))).rejects.toMatchObject({
      code: "service_window_closed",
      details: { closesAt: new Date(NOON.getTime() + closes).toISOString() },
    });
    await expect(schedule(text(), at(closes - WINDOW_GUARD_MS - 1))).resolves.toBeDefined();
    await expect(schedule(template, at(3 * DAY_MS))).resolves.toMatchObject({ text: "Order A is ready for you." });
  });

  it("is neither past nor more than 30 days away", async () => {
    const templateId = await givenTemplate();
    const template = (): ScheduledContent => ({
      kind: "template",
      clientMessageId: uuidv7(),
      templateId,
      values: { "body.1": "A" },
    });

    await expect(schedule(template(), at(0))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(schedule(template(), at(30 * DAY_MS + 1))).rejects.toMatchObject({ code: "invalid_input" });
    await expect(schedule(template(), at(30 * DAY_MS))).resolves.toBeDefined();
  });

  it("is checked like one that is sent now", async () => {
    const grace = await givenAgent("Grace");
    const fileId = await givenFile(grace.id);
    const file: ScheduledContent = { kind: "media", clientMessageId: uuidv7(), fileId, as: "image" };

    await expect(schedule(file, at(HOUR_MS))).rejects.toMatchObject({ code: "not_found" });
    await expect(schedule(file, at(HOUR_MS), grace)).resolves.toMatchObject({ kind: "media", text: null, fileName: "mug.jpg" });
    await db().contact.updateMany({ data: { isGroup: true } });
    await expect(schedule(text(), at(HOUR_MS))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a reply for when the contact writes", () => {
  it("may be made while the window is closed: that is its point", async () => {
    await db().conversation.update({ where: { id: conversationId }, data: { lastInboundAt: null, windowClosesAt: null } });

    await expect(schedule(text(), at(HOUR_MS))).rejects.toMatchObject({ code: "service_window_closed" });
    await expect(schedule(text(), nextInbound)).resolves.toMatchObject({ trigger: nextInbound });
  });
});

describe("the same scheduled reply twice", () => {
  it("waits once, however close together", async () => {
    const reply = text();
    const views = await Promise.all([1, 2, 3, 4].map(() => schedule(reply, at(HOUR_MS))));

    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await db().scheduledReply.count()).toBe(1);
  });

  it("under an id that is somebody else's, or a message's, is a conflict", async () => {
    const reply = text();
    await schedule(reply, at(HOUR_MS));
    const sent = { kind: "text", clientMessageId: uuidv7(), text: "now" } as const;
    await sendReply(ada, conversationId, sent, NOON);

    await expect(schedule(reply, at(HOUR_MS), await givenAgent("Grace"))).rejects.toMatchObject({ code: "conflict" });
    await expect(schedule(sent, at(HOUR_MS))).rejects.toMatchObject({ code: "conflict" });
    expect(await db().scheduledReply.count()).toBe(1);
  });

  it("beyond 20 in a conversation is refused until one is cancelled", async () => {
    const views = [];
    for (let count = 0; count < 20; count += 1) views.push(await schedule(text(), at(HOUR_MS)));

    await expect(schedule(text(), at(HOUR_MS))).rejects.toMatchObject({ code: "invalid_input" });
    await cancelScheduled(ada, conversationId, views[0]?.id ?? "", NOON);
    await expect(schedule(text(), at(HOUR_MS))).resolves.toBeDefined();
  });
});

describe("cancelling", () => {
  it("is anybody's who sees the conversation, and leaves nothing to show; twice is once", async () => {
    const { id } = await schedule(text(), at(HOUR_MS));
    const grace = await givenAgent("Grace");
    await cancelScheduled(grace, conversationId, id, NOON);
    await cancelScheduled(grace, conversationId, id, NOON);

    expect(await listScheduled(ada, conversationId)).toEqual({ replies: [] });
    expect(await db().scheduledReply.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "cancelled", settledAt: NOON });
  });

  it("finds only what is in this conversation, and nothing for an agent who is gone", async () => {
    const { id } = await schedule(text(), at(HOUR_MS));
    const other = await givenConversation(numberId);

    await expect(cancelScheduled(ada, other, id, NOON)).rejects.toMatchObject({ code: "not_found" });
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });
    await expect(cancelScheduled(ada, conversationId, id, NOON)).rejects.toMatchObject({ code: "not_found" });
    await expect(listScheduled(ada, conversationId)).rejects.toMatchObject({ code: "not_found" });
  });
});

it("what waits is listed oldest first, in the contract's shape, whatever it is", async () => {
  const card = { name: "Ana", phones: [], emails: [], urls: [], addresses: [] };
  await schedule(text("one"), at(2 * HOUR_MS));
  await schedule({ kind: "location", clientMessageId: uuidv7(), latitude: 1, longitude: 2 }, nextInbound);
  await schedule({ kind: "contacts", clientMessageId: uuidv7(), cards: [card] }, at(HOUR_MS));
  const interactive = { type: "location_request_message" as const, body: "Where?" };
  await schedule({ kind: "interactive", clientMessageId: uuidv7(), interactive }, at(HOUR_MS));

  const { replies } = ScheduledReplyList.parse(await listScheduled(ada, conversationId));
  expect(replies.map(({ kind, text: words }) => [kind, words])).toEqual([
    ["text", "one"],
    ["location", null],
    ["contacts", "Ana"],
    ["interactive", "Where?"],
  ]);
});
