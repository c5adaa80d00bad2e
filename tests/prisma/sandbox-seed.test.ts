import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { ensureNumber } from "@/lib/inbox/numbers";
import { displayName } from "@/lib/whatsapp/identity";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";
import { seedSandbox } from "@/prisma/seed/sandbox";

const NOW = new Date("2026-11-20T14:05:00Z");
const HOUR_MS = 3_600_000;

let numberId: string;

beforeAll(async () => {
  await ensureNumber({
    phoneNumberId: "106540352242922",
    wabaId: "1",
    displayPhoneNumber: "+351 210 000 100",
    name: "Lisbon store",
  });
  numberId = (await db().phoneNumber.findFirstOrThrow()).id;
  await seedSandbox(numberId, NOW);
});

test("about forty conversations, and one with five thousand messages", async () => {
  const counts = await db().message.groupBy({
    by: ["conversationId"],
    _count: true,
    orderBy: { _count: { id: "desc" } },
    take: 1,
  });
  const isTold = { NOT: { contact: { userId: { startsWith: "PT.77014077" } } } };
  const conversations = await db().conversation.count({ where: isTold });
  expect(conversations).toBeGreaterThanOrEqual(38);
  expect(conversations).toBeLessThanOrEqual(44);
  expect(counts[0]?._count).toBe(5_000);
});

test("every state that the inbox shows is there", async () => {
  const rows = await db().conversation.findMany();
  const left = rows.map(({ windowClosesAt }) => (windowClosesAt ? windowClosesAt.getTime() - NOW.getTime() : null));
  expect(left.some((ms) => ms !== null && ms > 2 * HOUR_MS)).toBe(true);
  expect(left.some((ms) => ms !== null && ms > 0 && ms < HOUR_MS)).toBe(true);
  expect(left.some((ms) => ms !== null && ms < 0)).toBe(true);
  expect(rows.some(({ windowRefusedAt }) => windowRefusedAt !== null)).toBe(true);
  expect(rows.some(({ unreadCount }) => unreadCount > 0)).toBe(true);
  expect(rows.some(({ markedUnread }) => markedUnread)).toBe(true);
  expect(rows.some(({ state }) => state === "resolved")).toBe(true);
  expect(rows.some(({ assigneeId }) => assigneeId === null)).toBe(true);
  expect(await db().message.count({ where: { status: "failed" } })).toBeGreaterThanOrEqual(5);
  expect(await db().message.count({ where: { status: "unknown" } })).toBe(1);
  expect(await db().draft.count()).toBe(1);
});

test("derived facts agree with the rules that keep them later", async () => {
  const rows = await db().conversation.findMany({
    include: { messages: { orderBy: [{ happenedAt: "asc" }, { id: "asc" }] }, contact: true },
  });
  for (const { messages, contact, ...row } of rows) {
    const name = displayName({ ...contact });
    const inbound = messages.filter(({ direction, type }) => direction === "inbound" && type !== "reaction");
    expect(row.lastMessageId, name).toBe(messages.at(-1)?.id);
    expect(row.lastInboundAt, name).toEqual(inbound.at(-1)?.happenedAt);
    expect(row.windowClosesAt, name).toEqual(serviceWindowClosesAt(row));
    expect(row.unreadCount, name).toBe(inbound.filter(({ id }) => row.readUpToId === null || id > row.readUpToId).length);
    expect(
      messages.map(({ id }) => id),
      name,
    ).toEqual([...messages.map(({ id }) => id)].sort());
  }
});

test("a contact waits whom only replies that failed, or may have, were written to", async () => {
  const rows = await db().conversation.findMany({
    include: { messages: { orderBy: [{ happenedAt: "asc" }, { id: "asc" }] }, contact: true },
  });
  const reached = ["accepted", "sent", "delivered", "read", "played"];
  let failed = 0;
  for (const { messages, contact, unansweredSince } of rows) {
    const spoken = messages.filter(({ type }) => type !== "reaction");
    const answered = spoken.findLastIndex(({ agentId, status }) => agentId !== null && reached.includes(status ?? ""));
    const left = spoken.slice(answered + 1);
    const question = left.find(({ direction }) => direction === "inbound");
    expect(unansweredSince, displayName({ ...contact })).toEqual(question?.happenedAt ?? null);
    if (question && left.some(({ direction, happenedAt }) => direction === "outbound" && happenedAt > question.happenedAt))
      failed += 1;
  }
  expect(failed).toBeGreaterThan(0);
});

test("quotes and reactions point at messages that exist", async () => {
  const wamids = new Set((await db().message.findMany({ select: { wamid: true } })).map(({ wamid }) => wamid));
  const quotes = await db().message.findMany({ where: { quotedWamid: { not: null } }, select: { quotedWamid: true } });
  const reactions = await db().message.findMany({ where: { type: "reaction" }, select: { quotedWamid: true } });
  expect(quotes.length).toBeGreaterThan(0);
  expect(reactions.length).toBeGreaterThan(0);
  for (const { quotedWamid } of quotes) expect(wamids).toContain(quotedWamid);
  for (const { quotedWamid } of reactions) expect(wamids).toContain(quotedWamid);
});

test("a second start changes nothing", async () => {
  const before = await db().message.count();
  await seedSandbox(numberId, new Date(NOW.getTime() + HOUR_MS));
  expect(await db().message.count()).toBe(before);
  expect(await db().agent.count()).toBe(3);
});

test("every template that was sent is one of the account's, and the choices about templates have their audits", async () => {
  const sent = await db().message.findMany({ where: { type: "template" }, select: { templateId: true } });
  const templates = await db().template.findMany();
  expect(sent.length).toBeGreaterThan(0);
  expect(new Set(sent.map(({ templateId }) => templateId))).toEqual(new Set(templates.map(({ id }) => id)));
  const chosen = await db().templateOffer.findMany({ where: { decidedAt: { not: null } }, orderBy: { name: "asc" } });
  expect(chosen.map(({ name, numberIds }) => [name, numberIds])).toEqual([
    ["autumn_clearance", []],
    ["invoice_copy", []],
    ["pickup_ready", [numberId]],
  ]);
  expect(await db().auditEntry.count()).toBe(chosen.length);
});
