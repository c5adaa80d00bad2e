import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { db, pool } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { retryMessages } from "@/lib/inbox/bulk-retry";
import { setBusinessTime } from "@/lib/inbox/business-hours";
import { ALWAYS_OPEN } from "@/lib/inbox/business-time";
import { sendReply } from "@/lib/inbox/replies";
import { loadBoard } from "@/lib/inbox/reports/board";
import { listSupervisedConversations } from "@/lib/inbox/reports/conversations";
import { reportDeliveries } from "@/lib/inbox/reports/deliveries";
import { loadFailures } from "@/lib/inbox/reports/failures";
import { exportSentMessages } from "@/lib/inbox/reports/message-export";
import { listFailedMessages, listSentMessages } from "@/lib/inbox/reports/messages";
import { reopen, resolve } from "@/lib/inbox/resolution";
import { KNOWN_ERROR_CODES } from "@/lib/whatsapp/errors";
import { givenAgent, givenNumber, givenOutbound, NOON, receiveEach } from "@/tests/support/inbox";
import { messageFrom, statusOf } from "@/tests/support/meta-webhook";
import { givenConversation, givenEmptyInbox, givenInbound, givenTaken, givenTemplate } from "@/tests/support/sending";
import { periodBefore } from "@/tests/support/supervision";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let numberId: string;
let conversationId: string;
let ada: Awaited<ReturnType<typeof givenAgent>>;
let grace: Awaited<ReturnType<typeof givenAgent>>;

beforeEach(async () => {
  numberId = await givenEmptyInbox();
  await db().$executeRaw`DELETE FROM audit_entry`;
  await db().$executeRaw`DELETE FROM setting WHERE key = 'businessTime'`;
  conversationId = await givenConversation(numberId);
  ada = await givenAgent("Ada");
  grace = await givenAgent("Grace", "supervisor");
});

const later = (ms: number) => new Date(NOON.getTime() + ms);
const week = () => periodBefore(later(MINUTE_MS), 7, "Europe/Lisbon");
const weekOf = () => ({ from: week().from, to: week().to });
const text = (words: string) => ({ kind: "text", clientMessageId: uuidv7(), text: words }) as const;
const stored = (id: string) => db().message.findUniqueOrThrow({ where: { id } });

describe("a reply", () => {
  it("is measured by how long the contact had waited while the business was open; the next one answers nobody", async () => {
    const days = Array.from({ length: 7 }, () => ({ opens: 11 * 60 + 45, closes: 18 * 60 }));
    const noor = await givenAgent("Noor", "admin");
    await setBusinessTime(noor, { timeZone: "UTC", days }, NOON);
    await givenInbound(conversationId, { happenedAt: later(-HOUR_MS) });

    const answer = await sendReply(ada, conversationId, text("Here"), NOON);
    const more = await sendReply(ada, conversationId, text("And this"), later(MINUTE_MS));
    await givenTaken(answer.id, more.id);

    expect(await stored(answer.id)).toMatchObject({ answersSince: later(-HOUR_MS), responseSeconds: 15 * 60 });
    expect(await stored(more.id)).toMatchObject({ answersSince: null, responseSeconds: null });
    expect((await loadBoard(grace, week(), later(2 * MINUTE_MS))).responses).toMatchObject({ measured: 1, medianSeconds: 900 });
  });

  it("that failed has answered nobody; the one that tries it again has", async () => {
    await givenInbound(conversationId, { happenedAt: later(-10 * MINUTE_MS) });
    const { id } = await sendReply(ada, conversationId, text("Here"), NOON);
    await db().message.update({
      where: { id },
      data: { status: "failed", failedAt: NOON, errorCode: 131_000, error: { code: 131_000 } },
    });
    expect((await loadBoard(grace, week(), later(MINUTE_MS))).responses.measured).toBe(0);

    const again = await sendReply(
      ada,
      conversationId,
      { kind: "retry", clientMessageId: uuidv7(), retryOfId: id },
      later(5 * MINUTE_MS),
    );
    await givenTaken(again.id);
    expect(await stored(again.id)).toMatchObject({ answersSince: later(-10 * MINUTE_MS), responseSeconds: 15 * 60 });
  });

  it("by reaction is no answer", async () => {
    const { wamid } = await givenInbound(conversationId, { happenedAt: later(-MINUTE_MS) });
    const reaction = { kind: "reaction", clientMessageId: uuidv7(), targetMessageId: "", emoji: "👍" } as const;
    const target = await db().message.findFirstOrThrow({ where: { wamid } });
    const { id } = await sendReply(ada, conversationId, { ...reaction, targetMessageId: target.id }, NOON);
    await givenTaken(id);
    expect(await stored(id)).toMatchObject({ status: "sent", responseSeconds: null });
  });
});

it("a conversation that is resolved says how long it had been open, since it was last reopened", async () => {
  await givenInbound(conversationId, { happenedAt: later(-2 * HOUR_MS) });
  await resolve(ada, conversationId, NOON);
  await reopen(ada, conversationId, later(HOUR_MS));
  await resolve(ada, conversationId, later(HOUR_MS + 5 * MINUTE_MS));
  const events = await db().conversationEvent.findMany({ where: { kind: "resolved" }, orderBy: { happenedAt: "asc" } });
  expect(events.map(({ openSeconds }) => openSeconds)).toEqual([2 * 3600, 300]);

  const now = later(2 * HOUR_MS);
  const period = periodBefore(now, 1, "UTC");
  const board = await loadBoard(grace, period, now);
  expect(board.resolutions).toMatchObject({ measured: 1, medianSeconds: 300 });
  const list = await listSupervisedConversations(grace, { set: "resolved", from: period.from, to: period.to }, now);
  expect([list.total, list.rows.map(({ id }) => id)]).toEqual([1, [conversationId]]);
});

it("a template knows when its contact first wrote within a day, and a status what Meta charges", async () => {
  await givenNumber();
  const person = { phone: "351912555014", userId: "PT.1", name: "Marta" };
  const at = NOON.getTime() / 1000;
  await receiveEach(messageFrom(person, "first", { at: at - 10, wamid: "wamid.0" }));
  const conversation = await db().conversation.findFirstOrThrow({ where: { contact: { userId: "PT.1" } } });
  const template = { type: "template", templateId: await givenTemplate() };
  const id = await givenOutbound(conversation.id, { ...template, wamid: "wamid.T", happenedAt: NOON });
  const old = await givenOutbound(conversation.id, { ...template, happenedAt: later(-DAY_MS - MINUTE_MS) });
  await receiveEach(
    messageFrom(person, "later", { at: at + 200, wamid: "wamid.2" }),
    messageFrom(person, "sooner", { at: at + 100, wamid: "wamid.1" }),
    statusOf("wamid.T", "delivered", { at: at + 5, pricing: { category: "utility", type: "regular" } }),
  );
  expect(await stored(id)).toMatchObject({ repliedAt: later(100_000), priceCategory: "utility", priceType: "regular" });
  expect(await stored(old)).toMatchObject({ repliedAt: null });
});

describe("supervision", () => {
  it("shows agents nothing, whoever lets them ask", async () => {
    await givenOutbound(conversationId, { status: "failed", errorCode: 131_000, error: {}, failedAt: NOON });
    await db().conversation.update({ where: { id: conversationId }, data: { unansweredSince: NOON } });
    const now = later(MINUTE_MS);
    const board = await loadBoard(ada, week(), now);
    expect([board.deliveries.total, board.waiting.count, board.waitingRows, board.causes]).toEqual([0, 0, [], []]);
    expect(board.team.map(({ agent }) => agent)).toEqual([null]);
    expect((await reportDeliveries(ada, { ...week(), by: "agent" }, now)).rows).toEqual([]);
    expect(await loadFailures(ada, week(), now)).toMatchObject({ total: 0, failed: 0, causes: [], byAgent: [] });
    expect(await listSentMessages(ada, weekOf())).toMatchObject({ total: 0, rows: [] });
    expect(await listFailedMessages(ada, weekOf(), now)).toMatchObject({ total: 0, rows: [] });
    expect(await listSupervisedConversations(ada, { set: "open" }, now)).toMatchObject({ total: 0, rows: [] });
    await expect(exportSentMessages(ada, weekOf(), now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(retryMessages(ada, { messages: [] }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setBusinessTime(grace, ALWAYS_OPEN, now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each([
    { from: "2026-11-22T00:00:00Z", to: "2026-11-22T00:00:00Z", timeZone: "UTC" },
    { from: "2026-01-01T00:00:00Z", to: "2026-11-22T00:00:00Z", timeZone: "UTC" },
    { from: "2026-11-21T00:00:00Z", to: "2026-11-22T00:00:00Z", timeZone: "Mars/Olympus" },
    { from: "2026-11-21T00:00:00Z", to: "2026-11-22T00:00:00Z", timeZone: "+01:00" },
  ])("refuses a period or a zone that there is not (%#)", async (query) => {
    await expect(loadBoard(grace, query, NOON)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("gives up what takes too long, and says so", async () => {
    const holder = await pool().connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE message IN ACCESS EXCLUSIVE MODE");
    const asked = [
      loadBoard(grace, week(), NOON),
      loadFailures(grace, week(), NOON),
      reportDeliveries(grace, { ...week(), by: "number" }, NOON),
      listSentMessages(grace, weekOf()),
    ];
    const answers = await Promise.allSettled(asked);
    await holder.query("ROLLBACK");
    holder.release();
    expect(answers).toMatchObject(asked.map(() => ({ status: "rejected", reason: { code: "unavailable" } })));
  });

  it("pages through messages without losing or repeating one, also of one instant", async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, () => givenOutbound(conversationId)));
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listSentMessages(grace, { ...weekOf(), ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(120);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids.sort().reverse());
  });

  it("finds words, names and numbers, and takes no sign for a pattern", async () => {
    const other = await givenConversation(numberId);
    await db().contact.updateMany({
      where: { conversations: { some: { id: other } } },
      data: { profileName: "Priya", waId: "351931112233" },
    });
    await givenOutbound(conversationId, { body: "100 % linen" });
    await givenOutbound(other, { body: "Your lamp" });
    const found = async (q: string) => (await listSentMessages(grace, { ...weekOf(), q })).rows.map((row) => row.text);
    expect(await found("LINEN")).toEqual(["100 % linen"]);
    expect(await found("%")).toEqual(["100 % linen"]);
    expect(await found("_amp")).toEqual([]);
    expect(await found("priya")).toEqual(["Your lamp"]);
    expect(await found("+351 931 112")).toEqual(["Your lamp"]);
  });
});

it("a file has what the filter finds, runs no formula, and is audited", async () => {
  await givenOutbound(conversationId, { body: '=HYPERLINK("http://x")', status: "sent" });
  await givenOutbound(conversationId, { body: 'two\nlines, and "quotes"', status: "sent" });
  await givenOutbound(conversationId, { body: "not this", status: "read" });
  let file = "";
  for await (const piece of await exportSentMessages(grace, { ...weekOf(), bucket: "sent" }, NOON)) file += piece;

  expect(file.startsWith("\uFEFFhappened_at,status,contact,")).toBe(true);
  expect(file).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(file).toContain('"two\nlines, and ""quotes"""');
  expect(file).not.toContain("not this");
  expect(file.endsWith("\r\n")).toBe(true);
  expect(await db().auditEntry.findMany()).toMatchObject([
    { action: "message.exported", actorName: "Grace", details: { rows: 2, filter: { bucket: "sent" } } },
  ]);
});

describe("sending failed messages again", () => {
  const failed = (code: number | null, data: Partial<Prisma.MessageUncheckedCreateInput> = {}, conversation = conversationId) =>
    givenOutbound(conversation, {
      clientMessageId: uuidv7(),
      status: "failed",
      failedAt: NOON,
      errorCode: code,
      error: code === null ? { ours: "too_many_attempts" } : { code },
      ...data,
    });
  const now = later(MINUTE_MS);
  const retries = (ids: readonly string[]) => ({
    messages: ids.map((messageId) => ({ messageId, clientMessageId: uuidv7() })),
  });

  it("says of each code what a single retry says", async () => {
    const codes = [...KNOWN_ERROR_CODES, 999_999, null];
    const ids = new Map<string, number | null>();
    // A list holds 200 at most, so they are of two hours.
    const halves = [NOON, later(-HOUR_MS)];
    for (const [index, code] of codes.entries()) {
      ids.set(await failed(code, { happenedAt: halves[index % 2] ?? NOON }), code);
    }
    const rows = new Map<string, string | null>();
    for (const half of halves) {
      const period = { from: half.toISOString(), to: new Date(half.getTime() + MINUTE_MS).toISOString() };
      for (const { id, obstacle } of (await listFailedMessages(grace, period, now)).rows) rows.set(id, obstacle);
    }
    expect(rows.size).toBe(codes.length);
    for (const id of ids.keys()) {
      const reply = { kind: "retry", clientMessageId: uuidv7(), retryOfId: id } as const;
      const single = await sendReply(grace, conversationId, reply, now).then(
        () => null,
        (error: { code: string; details?: { retryFrom?: string } }) => (error.details?.retryFrom ? "too_soon" : "same_answer"),
      );
      expect([ids.get(id), rows.get(id)]).toEqual([ids.get(id), single]);
    }
  });

  it("sends those that can go out, says why of the others, is audited once, and twice sends nothing twice", async () => {
    const closed = await givenConversation(numberId, { lastInboundAt: later(-2 * DAY_MS) });
    const can = await failed(131_000);
    const cannot = await failed(131_026);
    const late = await failed(131_000, {}, closed);
    const soon = await failed(131_049);
    const unknown = await failed(null, { status: "unknown", failedAt: null, error: {} });
    const gone = await failed(131_000, { type: "template", templateId: uuidv7() });
    const input = retries([can, cannot, late, soon, unknown, gone]);

    const { results } = await retryMessages(grace, input, now);
    expect(results.map(({ obstacle }) => obstacle)).toEqual([
      null,
      "same_answer",
      "window_closed",
      "too_soon",
      "unknown_outcome",
      "template_unavailable",
    ]);
    expect(await retryMessages(grace, input, now)).toEqual({ results });
    expect((await retryMessages(grace, retries([can]), now)).results).toMatchObject([
      { newMessageId: null, obstacle: "retried" },
    ]);
    expect(await db().message.count({ where: { retryOfId: { not: null } } })).toBe(1);
    expect(await db().auditEntry.findMany()).toMatchObject([{ action: "message.bulk_retried", details: { asked: 6, sent: 1 } }]);
  });

  it("is audited also when a fault ends it halfway", async () => {
    const first = await failed(131_000);
    const unreadable = await failed(131_000, { type: "image", payload: { files: "none" } });
    await expect(retryMessages(grace, retries([first, unreadable]), now)).rejects.not.toHaveProperty("code", "forbidden");
    expect(await db().message.count({ where: { retryOfId: first } })).toBe(1);
    expect(await db().auditEntry.findMany()).toMatchObject([{ action: "message.bulk_retried", details: { asked: 2, sent: 1 } }]);
  });

  it("is of a template that Meta has paused, and says until when as long as it is", async () => {
    const until = new Date(now.getTime() + 3 * HOUR_MS);
    const templateId = await givenTemplate({ name: "autumn", status: "PAUSED", pausedUntil: until });
    await givenTemplate({ name: "winter", status: "PAUSED", pausedUntil: new Date(until.getTime() + HOUR_MS) });
    await failed(132_015, { type: "template", templateId });
    const cause = async (at: Date) => (await loadFailures(grace, week(), at)).causes.find(({ code }) => code === 132_015);
    expect(await cause(now)).toMatchObject({ template: "autumn", templatePausedUntil: until.toISOString() });
    expect(await cause(until)).toMatchObject({ template: "autumn", templatePausedUntil: null });
    await db().template.update({ where: { id: templateId }, data: { status: "APPROVED" } });
    expect(await cause(now)).toMatchObject({ template: "autumn", templatePausedUntil: null });
  });

  it("waits while the number is stopped, and for whoever wants no marketing", async () => {
    await db().contact.updateMany({ data: { marketingStoppedAt: NOON } });
    await db().templateCategoryRule.updateMany({ data: { offerAfterSync: true, roles: ["agent", "supervisor", "admin"] } });
    const templateId = await givenTemplate({
      name: "autumn",
      category: "MARKETING",
      components: [{ type: "BODY", text: "Half price." }],
    });
    const { wabaId } = await db().template.findUniqueOrThrow({ where: { id: templateId } });
    await db().templateOffer.deleteMany({});
    await db().templateOffer.create({ data: { wabaId, name: "autumn", isOffered: true, roles: ["supervisor"] } });
    const marketing = await failed(131_000, { type: "template", templateId });
    const plain = await failed(131_000);
    expect((await retryMessages(grace, retries([marketing]), now)).results).toMatchObject([{ obstacle: "opted_out" }]);
    await db().phoneNumber.update({ where: { id: numberId }, data: { stoppedAt: NOON } });
    expect((await retryMessages(grace, retries([plain]), now)).results).toMatchObject([{ obstacle: "number_stopped" }]);
    expect((await loadBoard(grace, week(), now)).retriable).toBe(0);
  });
});
