import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { ScheduledContent, ScheduleTrigger } from "@/lib/contract/scheduled";
import { db } from "@/lib/db";
import { deliverConversation } from "@/lib/inbox/delivery";
import { cancelScheduled, listScheduled, scheduleReply } from "@/lib/inbox/scheduled-replies";
import { sendAwaitedReplies, sendDueReplies } from "@/lib/inbox/scheduled-sending";
import { givenAgent, NOON, NOON_SECONDS, receiveDeliveries, theConversation } from "@/tests/support/inbox";
import { startMetaStandIn } from "@/tests/support/meta-stand-in";
import { batchOf, marta, messageFrom, reactionFrom, type Update } from "@/tests/support/meta-webhook";
import {
  clockAt,
  givenConversation,
  givenEmptyInbox,
  givenInbound,
  givenTaken,
  givenTemplate,
  listJobs,
  sendingContext,
} from "@/tests/support/sending";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const meta = await startMetaStandIn();
afterAll(() => meta.close());

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  meta.reset();
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const later = (ms: number) => new Date(NOON.getTime() + ms);
const text = (words: string): ScheduledContent => ({ kind: "text", clientMessageId: uuidv7(), text: words });
const schedule = (words: string, trigger: ScheduleTrigger) =>
  scheduleReply(ada, conversationId, { reply: text(words), trigger }, NOON);
const scheduleAt = (words: string, ms: number) => schedule(words, { type: "at", sendAt: later(ms).toISOString() });
const scheduleNext = (words: string) => schedule(words, { type: "next_inbound" });
const queuedTexts = async () =>
  (await db().message.findMany({ where: { direction: "outbound" }, orderBy: { id: "asc" } })).map(({ body }) => body);
const takeQueued = async () => {
  const queued = await db().message.findMany({ where: { status: "queued" }, select: { id: true } });
  await givenTaken(...queued.map(({ id }) => id));
};
const scheduled = (id: string) => db().scheduledReply.findUniqueOrThrow({ where: { id } });

describe("a reply whose time has come", () => {
  it("becomes a message of its agent, with the job that sends it, and is shown no more", async () => {
    const { id } = await scheduleAt("Good morning", HOUR_MS);
    await sendDueReplies(later(HOUR_MS - 1));
    expect(await queuedTexts()).toEqual([]);

    await sendDueReplies(later(HOUR_MS));
    const { clientMessageId } = await scheduled(id);
    expect(await db().message.findFirstOrThrow()).toMatchObject({
      clientMessageId,
      agentId: ada.id,
      body: "Good morning",
      status: "queued",
      happenedAt: later(HOUR_MS),
    });
    expect(await scheduled(id)).toMatchObject({ state: "sent", settledAt: later(HOUR_MS) });
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
    expect(await listScheduled(ada, conversationId)).toEqual({ replies: [] });
  });

  it("is sent once by any number of workers, in the order of the times", async () => {
    await scheduleAt("second", 2 * MINUTE_MS);
    await scheduleAt("first", MINUTE_MS);
    await Promise.all([1, 2, 3, 4].map(() => sendDueReplies(later(HOUR_MS))));
    await sendDueReplies(later(HOUR_MS));

    expect(await queuedTexts()).toEqual(["first", "second"]);
  });

  it("reaches the contact by the way of any reply", async () => {
    await scheduleAt("Good morning", HOUR_MS);
    const clock = clockAt(later(HOUR_MS));
    await sendDueReplies(clock.at);
    await deliverConversation(conversationId, sendingContext(meta.url, clock));

    expect(meta.sends()).toMatchObject([{ body: { type: "text", text: { body: "Good morning" } } }]);
  });

  it("fails, and says why, when the window closed since; nothing is queued", async () => {
    const { id } = await scheduleAt("Good morning", HOUR_MS);
    await db().conversation.update({ where: { id: conversationId }, data: { windowRefusedAt: NOON, windowClosesAt: NOON } });
    await sendDueReplies(later(HOUR_MS));

    expect(await listScheduled(ada, conversationId)).toMatchObject({
      replies: [{ id, state: "failed", failure: "service_window_closed", text: "Good morning" }],
    });
    expect(await queuedTexts()).toEqual([]);
    await cancelScheduled(ada, conversationId, id, later(2 * HOUR_MS));
    expect(await listScheduled(ada, conversationId)).toEqual({ replies: [] });
  });

  it("after a jump of the clock over the window fails instead of going late", async () => {
    const { id } = await scheduleAt("Good morning", HOUR_MS);
    await sendDueReplies(later(25 * HOUR_MS));

    expect(await scheduled(id)).toMatchObject({ state: "failed", failure: "service_window_closed" });
    expect(await queuedTexts()).toEqual([]);
  });

  it("of a template that may not be sent any more, or of an agent who left, fails; the others go", async () => {
    const templateId = await givenTemplate();
    const reply: ScheduledContent = { kind: "template", clientMessageId: uuidv7(), templateId, values: { "body.1": "A" } };
    const trigger: ScheduleTrigger = { type: "at", sendAt: later(MINUTE_MS).toISOString() };
    const template = await scheduleReply(ada, conversationId, { reply, trigger }, NOON);
    const grace = await givenAgent("Grace");
    const hers = await scheduleReply(grace, conversationId, { reply: text("hers"), trigger }, NOON);
    await scheduleAt("mine", 2 * MINUTE_MS);
    await db().template.update({ where: { id: templateId }, data: { status: "PAUSED" } });
    await db().agent.update({ where: { id: grace.id }, data: { deactivatedAt: NOON } });
    await sendDueReplies(later(HOUR_MS));

    expect(await scheduled(template.id)).toMatchObject({ state: "failed", failure: "template_unavailable" });
    expect(await scheduled(hers.id)).toMatchObject({ state: "failed", failure: "forbidden" });
    expect(await queuedTexts()).toEqual(["mine"]);
  });

  it("is not sent once it was cancelled, nor cancelled once it was sent", async () => {
    const cancelled = await scheduleAt("no", MINUTE_MS);
    const sent = await scheduleAt("yes", MINUTE_MS);
    await cancelScheduled(ada, conversationId, cancelled.id, NOON);
    await sendDueReplies(later(HOUR_MS));

    expect(await queuedTexts()).toEqual(["yes"]);
    await expect(cancelScheduled(ada, conversationId, sent.id, later(HOUR_MS))).rejects.toMatchObject({ code: "conflict" });
  });

  it("is either sent or cancelled when both happen at once, never both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await scheduleAt(`round ${round}`, MINUTE_MS);
      const [, cancelling] = await Promise.allSettled([
        sendDueReplies(later(HOUR_MS)),
        cancelScheduled(ada, conversationId, id, later(HOUR_MS)),
      ]);

      const isSent = (await queuedTexts()).includes(`round ${round}`);
      expect(isSent).toBe(cancelling.status === "rejected");
      expect((await scheduled(id)).state).toBe(isSent ? "sent" : "cancelled");
    }
  });

  it("answers what had been asked when it was written, and reads nothing", async () => {
    const facts = { unreadCount: 2, markedUnread: true };
    await givenInbound(conversationId, { happenedAt: later(-MINUTE_MS) });
    await db().conversation.update({ where: { id: conversationId }, data: { ...facts, unansweredSince: later(-MINUTE_MS) } });
    await scheduleAt("answer", 3 * MINUTE_MS);
    await scheduleAt("too early for the next question", 4 * MINUTE_MS);
    const conversation = () => db().conversation.findUniqueOrThrow({ where: { id: conversationId } });
    await sendDueReplies(later(3 * MINUTE_MS));
    await takeQueued();
    expect(await conversation()).toMatchObject({ ...facts, unansweredSince: null, lastOutboundAt: later(3 * MINUTE_MS) });

    const asked = later(3 * MINUTE_MS + 1_000);
    await givenInbound(conversationId, { happenedAt: asked });
    await sendDueReplies(later(4 * MINUTE_MS));
    await takeQueued();
    expect(await conversation()).toMatchObject({ ...facts, unansweredSince: asked });
    expect((await listJobs()).map(({ kind }) => kind)).not.toContain("mark-read");
  });

  it("is not behind a call that was taken since it was written", async () => {
    await scheduleAt("answer", 3 * MINUTE_MS);
    await givenInbound(conversationId, { type: "call", payload: { outcome: "ended" }, happenedAt: later(MINUTE_MS) });
    await sendDueReplies(later(3 * MINUTE_MS));
    await takeQueued();

    expect(await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({ unansweredSince: null });
  });
});

describe("a reply that waits for the contact", () => {
  const close = () =>
    db().conversation.update({ where: { id: conversationId }, data: { lastInboundAt: null, windowClosesAt: null } });
  const open = () =>
    db().conversation.update({
      where: { id: conversationId },
      data: { lastInboundAt: NOON, windowClosesAt: later(24 * HOUR_MS) },
    });

  it("is sent with the others, in order and once, when the contact writes", async () => {
    await close();
    await scheduleNext("one");
    await scheduleNext("two");
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));
    expect(await queuedTexts()).toEqual([]);

    await givenInbound(conversationId);
    await open();
    await Promise.all([1, 2, 3].map(() => sendAwaitedReplies(conversationId, later(MINUTE_MS))));
    expect(await queuedTexts()).toEqual(["one", "two"]);
  });

  it("does not take a message from before it was made, nor what is no writing, for one", async () => {
    await givenInbound(conversationId);
    await scheduleNext("one");
    await givenInbound(conversationId, { type: "reaction", body: "👍", quotedWamid: "wamid.X" });
    await givenInbound(conversationId, { type: "system", body: null });
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));
    expect(await queuedTexts()).toEqual([]);

    await givenInbound(conversationId);
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));
    expect(await queuedTexts()).toEqual(["one"]);
  });

  it("leaves to whoever answers for the number what is theirs to answer", async () => {
    await scheduleNext("one");
    await givenInbound(conversationId, { source: "standby" });
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));

    expect(await queuedTexts()).toEqual([]);
  });

  it("goes on waiting when a webhook comes so late that the window is closed again", async () => {
    await close();
    const { id } = await scheduleNext("one");
    await givenInbound(conversationId, { happenedAt: later(-48 * HOUR_MS) });
    await db().conversation.update({
      where: { id: conversationId },
      data: { lastInboundAt: later(-48 * HOUR_MS), windowClosesAt: later(-24 * HOUR_MS) },
    });
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));

    expect(await scheduled(id)).toMatchObject({ state: "waiting" });
  });

  it("is found by its conversation's old id, too", async () => {
    await scheduleNext("one");
    await givenInbound(conversationId);
    const merged = uuidv7();
    await db().conversationMerge.create({ data: { mergedConversationId: merged, keptConversationId: conversationId } });
    await sendAwaitedReplies(merged, later(MINUTE_MS));

    expect(await queuedTexts()).toEqual(["one"]);
  });
});

describe("an arrival", () => {
  const receive = (...updates: Update[]) => receiveDeliveries([batchOf(updates)], later(MINUTE_MS));
  const sendJobs = async () => (await listJobs()).filter(({ kind }) => kind === "send-scheduled");

  it("has the replies looked at that wait for it; a reaction, or a conversation where none waits, has not", async () => {
    await receive(messageFrom(marta, "Olá", { at: NOON_SECONDS, wamid: "wamid.1" }));
    expect(await sendJobs()).toEqual([]);

    ({ id: conversationId } = await theConversationOfWebhooks());
    await scheduleNext("one");
    await receive(reactionFrom(marta, "wamid.1", "👍", { at: NOON_SECONDS + 1, wamid: "wamid.2" }));
    expect(await sendJobs()).toEqual([]);

    const standby = messageFrom(marta, "Bom dia", { at: NOON_SECONDS + 2, wamid: "wamid.3" });
    await receive({ contact: standby.contact, field: "standby", list: { messages: [standby.message ?? {}] } });
    expect(await sendJobs()).toEqual([]);

    await receive(standby);
    expect(await sendJobs()).toMatchObject([{ conversationId }]);
    await sendAwaitedReplies(conversationId, later(MINUTE_MS));
    expect(await queuedTexts()).toEqual(["one"]);
    await takeQueued();
    expect(await db().conversation.findUniqueOrThrow({ where: { id: conversationId } })).toMatchObject({
      unreadCount: 2,
      unansweredSince: new Date((NOON_SECONDS + 2) * 1_000),
    });
  });
});

/** Not the one that every test starts with, whose contact has another number. */
async function theConversationOfWebhooks() {
  await db().conversation.delete({ where: { id: conversationId } });
  return theConversation();
}
