import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { ReplyInput } from "@/lib/contract/message";
import { db } from "@/lib/db";
import { sendReply } from "@/lib/inbox/replies";
import { listThread } from "@/lib/inbox/thread";
import { givenAgent, givenOutbound, NOON } from "@/tests/support/inbox";
import { givenConversation, givenEmptyInbox, givenInbound, listJobs } from "@/tests/support/sending";

const DAY_MS = 86_400_000;

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
});

const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);
const text = (words: string, extra: Partial<Extract<ReplyInput, { kind: "text" }>> = {}) =>
  ({ kind: "text", clientMessageId: uuidv7(), text: words, ...extra }) as const;
const theRow = () => db().conversation.findUniqueOrThrow({ where: { id: conversationId } });

describe("a text reply", () => {
  it("is queued with the job that sends it", async () => {
    const view = await sendReply(ada, conversationId, text("Obrigada!"), NOON);

    expect(view).toMatchObject({
      status: "queued",
      text: "Obrigada!",
      direction: "outbound",
      agent: { name: "Ada" },
      attempts: 0,
    });
    expect(view.steps.queuedAt).toBe(NOON.toISOString());
    expect(await listJobs()).toMatchObject([{ kind: "deliver-conversation", conversationId }]);
  });

  it("is the newest message and means having read; its draft is gone, and the contact waits until Meta has it", async () => {
    const inbound = await givenInbound(conversationId, { happenedAt: minutes(-30) });
    await db().conversation.update({
      where: { id: conversationId },
      data: { unreadCount: 3, markedUnread: true, unansweredSince: minutes(-30), lastMessageId: inbound.id },
    });
    const draft = await db().draft.create({ data: { conversationId, agentId: ada.id, text: "Obri", updatedAt: NOON } });

    const { id } = await sendReply(ada, conversationId, text("Obrigada!", { draftRevisions: [draft.revision] }), NOON);

    expect(await theRow()).toMatchObject({
      lastMessageId: id,
      lastActivityAt: NOON,
      lastOutboundAt: NOON,
      unansweredSince: minutes(-30),
      unreadCount: 0,
      markedUnread: false,
      readUpToId: inbound.id,
    });
    expect(await db().draft.findMany()).toMatchObject([{ text: "" }]);
    expect((await listJobs()).map(({ kind }) => kind)).toEqual(["deliver-conversation", "mark-read"]);
  });

  it("outside the service window is refused and nothing is queued; inside it is queued", async () => {
    const closesAt = minutes(-30 + 24 * 60);
    const refused = sendReply(ada, conversationId, text("late"), closesAt);

    await expect(refused).rejects.toMatchObject({ code: "service_window_closed" });
    expect(await db().message.count()).toBe(0);
    expect(await listJobs()).toEqual([]);
    await expect(sendReply(ada, conversationId, text("just in time"), new Date(closesAt.getTime() - 1))).resolves.toBeDefined();
  });

  it("is refused while Meta has closed the window early, and when the contact never wrote", async () => {
    await db().conversation.update({ where: { id: conversationId }, data: { windowRefusedAt: NOON } });
    const stranger = await givenConversation(numberId, { lastInboundAt: null });

    await expect(sendReply(ada, conversationId, text("hello"), NOON)).rejects.toMatchObject({ code: "service_window_closed" });
    await expect(sendReply(ada, stranger, text("hello"), NOON)).rejects.toMatchObject({ code: "service_window_closed" });
    expect(await db().message.count()).toBe(0);
  });

  it("of a deactivated agent, or to a conversation that does not exist, is not found", async () => {
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: NOON } });

    await expect(sendReply(ada, conversationId, text("hello"), NOON)).rejects.toMatchObject({ code: "not_found" });
    const grace = await givenAgent("Grace");
    await expect(sendReply(grace, uuidv7(), text("hello"), NOON)).rejects.toMatchObject({ code: "not_found" });
    await expect(sendReply(grace, conversationId, text("hello"), NOON)).resolves.toBeDefined();
  });

  it("to a stopped number waits in the queue", async () => {
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON, stoppedCode: 190 } });

    expect(await sendReply(ada, conversationId, text("hello"), NOON)).toMatchObject({ status: "queued" });
  });

  it("comes behind what is queued, even when its own machine's clock is slow", async () => {
    const ahead = uuidv7({ msecs: Date.now() + 3_600_000 });
    await givenOutbound(conversationId, { id: ahead, status: "queued" });

    const { id } = await sendReply(ada, conversationId, text("second"), NOON);

    expect(id > ahead).toBe(true);
  });
});

describe("the same reply twice", () => {
  it("makes one message, however often and however close together", async () => {
    const reply = text("Obrigada!");
    const views = await Promise.all(Array.from({ length: 8 }, () => sendReply(ada, conversationId, reply, NOON)));

    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await db().message.count()).toBe(1);
    expect(await listJobs()).toHaveLength(1);
  });

  it("answers the first message even after the window has closed", async () => {
    const reply = text("Obrigada!");
    const first = await sendReply(ada, conversationId, reply, NOON);

    expect(await sendReply(ada, conversationId, reply, new Date(NOON.getTime() + 2 * DAY_MS))).toMatchObject({ id: first.id });
  });

  it("tells nothing about a message of somebody else, or of another conversation", async () => {
    const grace = await givenAgent("Grace");
    const other = await givenConversation(numberId);
    const reply = text("secret");
    await sendReply(ada, conversationId, reply, NOON);

    for (const attempt of [() => sendReply(grace, conversationId, reply, NOON), () => sendReply(ada, other, reply, NOON)]) {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "conflict" });
      expect(JSON.stringify(error) + String(error)).not.toContain("secret");
    }
  });

  it("posted to two conversations at the same instant is in one of them, and a conflict in the other", async () => {
    const other = await givenConversation(numberId);
    for (let round = 0; round < 10; round += 1) {
      const reply = text(`round ${round}`);
      const results = await Promise.allSettled([sendReply(ada, conversationId, reply, NOON), sendReply(ada, other, reply, NOON)]);

      const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(refused).toMatchObject([{ code: "conflict" }]);
    }
    expect(await db().message.count()).toBe(10);
  });
});

describe("a quote", () => {
  it("keeps the wamid of a message of this conversation", async () => {
    const inbound = await givenInbound(conversationId);
    const { id, quoted } = await sendReply(ada, conversationId, text("this one", { quotedMessageId: inbound.id }), NOON);

    expect(quoted).toMatchObject({ id: inbound.id, text: "Olá" });
    expect(await db().message.findUniqueOrThrow({ where: { id } })).toMatchObject({ quotedWamid: inbound.wamid });
  });

  it("of another conversation's message is refused, and so is one that WhatsApp does not know yet", async () => {
    const other = await givenConversation(numberId);
    const foreign = await givenInbound(other);
    const unsent = await givenOutbound(conversationId, { status: "queued" });

    const refused = sendReply(ada, conversationId, text("x", { quotedMessageId: foreign.id }), NOON);
    await expect(refused).rejects.toMatchObject({ code: "invalid_input" });
    await expect(sendReply(ada, conversationId, text("x", { quotedMessageId: unsent }), NOON)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("two agents at once", () => {
  it("the second is told what the first has just said, and may send all the same", async () => {
    const grace = await givenAgent("Grace");
    const seen = await givenInbound(conversationId);
    await sendReply(grace, conversationId, text("It is on its way."), NOON);
    const later = new Date(NOON.getTime() + 12_000);

    const refused = sendReply(ada, conversationId, text("On its way!", { seenMessageId: seen.id }), later);

    await expect(refused).rejects.toMatchObject({
      code: "collision",
      details: { agentName: "Grace", secondsAgo: 12, text: "It is on its way." },
    });
    await expect(sendReply(ada, conversationId, text("On its way!"), later)).resolves.toBeDefined();
  });

  it("no collision: one's own reply, a reply that was seen, one a minute old, or one that failed", async () => {
    const grace = await givenAgent("Grace");
    const seen = await givenInbound(conversationId);
    await sendReply(ada, conversationId, text("mine"), NOON);
    const hers = await sendReply(grace, conversationId, text("hers"), NOON);

    const aMinuteLater = minutes(1);
    await expect(sendReply(ada, conversationId, text("a", { seenMessageId: hers.id }), NOON)).resolves.toBeDefined();
    await expect(sendReply(ada, conversationId, text("b", { seenMessageId: seen.id }), aMinuteLater)).resolves.toBeDefined();
    await db().message.update({ where: { id: hers.id }, data: { status: "failed" } });
    await expect(sendReply(ada, conversationId, text("c", { seenMessageId: seen.id }), NOON)).resolves.toBeDefined();
  });
});

describe("a reaction", () => {
  const react = (targetMessageId: string, emoji: string) =>
    ({ kind: "reaction", clientMessageId: uuidv7(), targetMessageId, emoji }) as const;
  const theReactions = async () => (await listThread(ada, conversationId, {})).messages.flatMap(({ reactions }) => reactions);

  it("is queued, replaces the one before, and can be taken back", async () => {
    const inbound = await givenInbound(conversationId);
    await sendReply(ada, conversationId, react(inbound.id, "👍"), NOON);
    expect(await theReactions()).toEqual([{ side: "business", emoji: "👍", status: "queued" }]);
    await sendReply(ada, conversationId, react(inbound.id, "🙏🏽"), NOON);
    expect(await theReactions()).toEqual([{ side: "business", emoji: "🙏🏽", status: "queued" }]);
    await sendReply(ada, conversationId, react(inbound.id, ""), NOON);
    expect(await theReactions()).toEqual([]);

    const queued = await db().message.findMany({ where: { direction: "outbound" }, orderBy: { id: "asc" } });
    expect(queued.map(({ body, quotedWamid }) => [body, quotedWamid])).toEqual([
      ["👍", inbound.wamid],
      ["🙏🏽", inbound.wamid],
      ["", inbound.wamid],
    ]);
  });

  it("means having read, but does not answer a question", async () => {
    const inbound = await givenInbound(conversationId);
    await db().conversation.update({ where: { id: conversationId }, data: { unreadCount: 1, unansweredSince: NOON } });
    await sendReply(ada, conversationId, react(inbound.id, "👍"), NOON);

    expect(await theRow()).toMatchObject({ unreadCount: 0, unansweredSince: NOON, lastOutboundAt: null });
  });

  it("is refused on our own messages, on other conversations', after 30 days, and when it is no emoji", async () => {
    const own = await givenOutbound(conversationId, { wamid: "wamid.OWN" });
    const foreign = await givenInbound(await givenConversation(numberId));
    const old = await givenInbound(conversationId, { happenedAt: new Date(NOON.getTime() - 30 * DAY_MS - 1) });
    const good = await givenInbound(conversationId, { happenedAt: new Date(NOON.getTime() - 30 * DAY_MS) });

    for (const reply of [
      react(own, "👍"),
      react(foreign.id, "👍"),
      react(old.id, "👍"),
      react(good.id, "ok"),
      react(good.id, "👍👍"),
    ]) {
      await expect(sendReply(ada, conversationId, reply, NOON)).rejects.toMatchObject({ code: "invalid_input" });
    }
    expect(await theReactions()).toEqual([]);
    await expect(sendReply(ada, conversationId, react(good.id, "👍"), NOON)).resolves.toBeDefined();
  });

  it("needs an open window", async () => {
    const inbound = await givenInbound(conversationId);
    const refused = sendReply(ada, conversationId, react(inbound.id, "👍"), new Date(NOON.getTime() + DAY_MS));

    await expect(refused).rejects.toMatchObject({ code: "service_window_closed" });
    expect(await theReactions()).toEqual([]);
  });
});
