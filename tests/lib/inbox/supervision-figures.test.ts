import fc from "fast-check";
import { expect, it } from "vitest";
import type { Board, DeliveryBucket, MessageFilter } from "@/lib/contract/supervision";
import { DeliveryBucket as Buckets } from "@/lib/contract/supervision";
import { loadBoard } from "@/lib/inbox/reports/board";
import { listSupervisedConversations } from "@/lib/inbox/reports/conversations";
import { reportDeliveries } from "@/lib/inbox/reports/deliveries";
import { loadFailures } from "@/lib/inbox/reports/failures";
import { listFailedMessages, listSentMessages } from "@/lib/inbox/reports/messages";
import { NOON } from "@/tests/support/inbox";
import { givenBusyInbox, periodBefore, type Sent } from "@/tests/support/supervision";

const SEEDS = 12;
const HOUR_MS = 3_600_000;
/** Just after clocks changed in Lisbon, and a winter's noon. */
const NOWS = [new Date("2026-10-25T13:37:00Z"), new Date("2026-03-29T22:11:00Z"), NOON];
const ZONES = ["Europe/Lisbon", "America/Sao_Paulo", "Asia/Kathmandu"];

const bucketOf = (status: Sent["status"]): DeliveryBucket => {
  if (status === "queued" || status === "sending") return "waiting";
  if (status === "accepted") return "sent";
  return status === "played" ? "read" : status;
};
const arrived = ({ status }: Sent) => ["delivered", "read", "played"].includes(status);
const isMeasured = ({ responseSeconds, status }: Sent) => responseSeconds !== null && status !== "failed";
const secondsOf = ({ responseSeconds }: Sent) => responseSeconds ?? 0;
const causeOf = ({ code, ours }: Sent) => String(code ?? ours);
function percentile(values: readonly number[], share: number) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
function figuresOf(messages: readonly Sent[]) {
  const figures: Record<string, number> = { total: messages.length };
  for (const bucket of Buckets.options) figures[bucket] = messages.filter(({ status }) => bucketOf(status) === bucket).length;
  return figures;
}

const worlds = fc.record({
  seed: fc.integer({ min: 1 }),
  now: fc.constantFrom(...NOWS),
  timeZone: fc.constantFrom(...ZONES),
  days: fc.constantFrom(1, 2, 7, 30),
  whose: fc.constantFrom("all" as const, "number" as const, "team" as const),
});

it(
  `every figure of the boards is what an independent count finds, and opens exactly what it counts, in ${SEEDS} histories`,
  async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ seed, now, timeZone, days, whose }) => {
        const asked = ask(await givenBusyInbox(seed, now), { now, timeZone, days, whose });
        const board = await loadBoard(asked.supervisor, asked.query, now);
        await expectSent(asked, board);
        await expectTeam(asked, board);
        await expectWaiting(asked, board);
        await expectDeliveries(asked);
        await expectFailures(asked, board);
      }),
      { numRuns: SEEDS },
    );
  },
  5 * 60_000,
);

type World = Awaited<ReturnType<typeof givenBusyInbox>>;
type Held = World["conversations"][number];
type Question = { now: Date; timeZone: string; days: number; whose: "all" | "number" | "team" };
type Asked = ReturnType<typeof ask>;

/** A question and, by plain looking, what it is about. */
function ask(world: World, { now, timeZone, days, whose }: Question) {
  const { numberIds, teamId, members } = world;
  const scopes = { all: {}, number: { numberId: numberIds[0] ?? "" }, team: { teamId } };
  const scope = scopes[whose];
  const query = { ...periodBefore(now, days, timeZone), ...scope };
  const { from, to } = query;
  const isOurs = ({ numberId, agentId }: Sent) =>
    whose === "team" ? members.includes(agentId ?? "nobody") : whose === "all" || numberId === numberIds[0];
  const isOfTeam = ({ numberId, assigneeId }: Held) =>
    assigneeId === null ? numberId === numberIds[1] : members.includes(assigneeId);
  const isTheirs = (one: Held) => (whose === "team" ? isOfTeam(one) : whose === "all" || one.numberId === numberIds[0]);
  const ours = world.sent.filter(isOurs);
  return {
    ...world,
    query,
    now,
    timeZone,
    days,
    sent: ours.filter(({ at }) => at >= new Date(from) && at < now),
    usual: ours.filter((one) => isMeasured(one) && isUsual(one, query, days)).map(secondsOf),
    open: world.conversations.filter((one) => one.state === "open" && isTheirs(one)),
    listed: async (filter: Partial<MessageFilter>) =>
      (await listSentMessages(world.supervisor, { from, to, ...scope, ...filter })).total,
    failedOf: (cause: string) => listFailedMessages(world.supervisor, { from, to, ...scope, cause }, now),
    conversationsOf: (set: "waiting" | "closing" | "open", agentId?: string) =>
      listSupervisedConversations(world.supervisor, { set, ...scope, ...(agentId ? { agentId } : {}) }, now),
  };
}

async function expectSent({ sent, usual, listed }: Asked, board: Board): Promise<void> {
  expect(board.deliveries).toEqual(figuresOf(sent));
  for (const bucket of Buckets.options) expect(await listed({ bucket })).toBe(board.deliveries[bucket]);

  const measured = sent.filter(isMeasured).map(secondsOf);
  const of = (seconds: readonly number[]) => ({ medianSeconds: percentile(seconds, 0.5), p90Seconds: percentile(seconds, 0.9) });
  expect(board.responses).toEqual({ measured: measured.length, ...of(measured), usual: usual.length > 0 ? of(usual) : null });
  expect(await listed({ measured: "yes" })).toBe(board.responses.measured);

  const causes = Object.fromEntries(board.causes.map(({ code, ours, messages }) => [String(code ?? ours), messages]));
  expect(causes).toEqual(
    countBy(
      sent.filter(({ status }) => status === "failed"),
      causeOf,
    ),
  );
  for (const [cause, messages] of Object.entries(causes)) expect(await listed({ cause })).toBe(messages);

  const prices = board.prices.map(({ category, type, messages }) => [`${category} ${type}`, messages]);
  const priced = sent.filter((one) => one.price !== null && arrived(one));
  expect(Object.fromEntries(prices)).toEqual(countBy(priced, ({ price }) => `${price?.category} ${price?.type}`));
  for (const { category, type, messages } of board.prices) {
    expect(await listed({ priceCategory: category, priceType: type ?? "none" })).toBe(messages);
  }
}

async function expectTeam({ sent, open, listed, conversationsOf }: Asked, board: Board): Promise<void> {
  for (const row of board.team) {
    const theirs = sent.filter(({ agentId }) => agentId === (row.agent?.id ?? null));
    expect([row.sent, row.failed]).toEqual([theirs.length, figuresOf(theirs).failed]);
    expect(row.medianResponseSeconds).toBe(percentile(theirs.filter(isMeasured).map(secondsOf), 0.5));
    expect(await listed({ agentId: row.agent?.id ?? "automatic" })).toBe(row.sent);
    const held = open.filter(({ assigneeId }) => assigneeId === (row.agent?.id ?? null));
    expect([row.open, row.waiting]).toEqual([held.length, held.filter((one) => one.unansweredSince !== null).length]);
    expect((await conversationsOf("open", row.agent?.id ?? "nobody")).total).toBe(row.open);
  }
  const together = (key: "open" | "sent" | "failed") => board.team.reduce((sum, row) => sum + row[key], 0);
  expect([together("open"), together("sent")]).toEqual([open.length, sent.length]);
  expect(together("failed")).toBe(board.deliveries.failed);
}

async function expectWaiting({ open, now, conversationsOf }: Asked, board: Board): Promise<void> {
  const waiting = open.filter(({ unansweredSince }) => unansweredSince !== null);
  const left = ({ windowClosesAt }: Held) => windowClosesAt.getTime() - now.getTime();
  const closing = waiting.filter((one) => left(one) > 5_000 && left(one) <= 2 * HOUR_MS);
  const longest = Math.max(0, ...waiting.map(({ unansweredSince }) => now.getTime() - (unansweredSince?.getTime() ?? 0)));
  expect(board.waiting.count).toBe(waiting.length);
  expect(board.waiting.longestSeconds ?? 0).toBe(Math.floor(longest / 1000));
  expect(board.waiting.withNobody).toBe(waiting.filter(({ assigneeId }) => assigneeId === null).length);
  expect(board.closing.count).toBe(closing.length);
  const soonest = closing.toSorted((one, other) => left(one) - left(other)).map(({ id }) => id);
  expect(board.closingRows.map(({ conversationId }) => conversationId)).toEqual(soonest);
  expect(board.waitingRows).toHaveLength(waiting.length - closing.length);
  expect((await conversationsOf("waiting")).total).toBe(board.waiting.count);
  expect((await conversationsOf("waiting", "nobody")).total).toBe(board.waiting.withNobody);
  expect((await conversationsOf("closing")).rows.map(({ id }) => id)).toEqual(soonest);
}

async function expectDeliveries({ supervisor, query, now, sent, timeZone, days }: Asked): Promise<void> {
  const keysOf = {
    template: ({ template }: Sent) => template,
    agent: ({ agentId }: Sent) => agentId,
    number: ({ numberId }: Sent) => numberId,
  };
  for (const by of ["template", "agent", "number"] as const) {
    const { rows } = await reportDeliveries(supervisor, { ...query, by }, now);
    expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(sent.map(keysOf[by])));
    for (const { key, label: _, ...figures } of rows) {
      expect(figures).toEqual(figuresOf(sent.filter((one) => keysOf[by](one) === key)));
    }
  }
  const { unit, rows } = await reportDeliveries(supervisor, { ...query, by: "hour" }, now);
  expect(unit).toBe(days > 2 ? "day" : "hour");
  expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(sent.length);
  for (const { key, label: _, ...figures } of rows) {
    const isIn = ({ at }: Sent) => partIn(at, new Date(query.from), unit, timeZone) === labelOf(key, unit, timeZone);
    expect(figures).toEqual(figuresOf(sent.filter(isIn)));
  }
}

async function expectFailures({ supervisor, query, now, sent, listed, failedOf }: Asked, board: Board): Promise<void> {
  const failed = sent.filter(({ status }) => status === "failed");
  const failures = await loadFailures(supervisor, query, now);
  expect([failures.total, failures.failed, failures.retriable]).toEqual([sent.length, failed.length, board.retriable]);
  let retriable = 0;
  for (const { code, ours, messages, series, retriable: possible } of failures.causes) {
    const cause = String(code ?? ours);
    expect(messages).toBe(failed.filter((one) => causeOf(one) === cause).length);
    expect(series.reduce((sum, count) => sum + count, 0)).toBe(messages);
    const { total, rows } = await failedOf(cause);
    expect([total, rows.filter(({ obstacle }) => obstacle === null).length]).toEqual([messages, possible]);
    retriable += possible;
  }
  expect(retriable).toBe(failures.retriable);
  for (const { key, total, failed: count } of failures.byTemplate) {
    const theirs = sent.filter(({ template }) => template === key);
    expect([total, count]).toEqual([theirs.length, figuresOf(theirs).failed]);
    expect(await listed({ template: key ?? "none" })).toBe(total);
  }
  for (const rows of [failures.byNumber, failures.byAgent]) {
    expect(rows.reduce((sum, { failed: count }) => sum + count, 0)).toBe(failed.length);
  }
}

function countBy(messages: readonly Sent[], keyOf: (one: Sent) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of messages) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1;
  return counts;
}

/** An hour by how many have passed since the period began; a day by its date. */
function partIn(at: Date, from: Date, unit: "hour" | "day", timeZone: string): string {
  if (unit === "day") return new Intl.DateTimeFormat("en-CA", { timeZone }).format(at);
  return new Date(from.getTime() + Math.floor((at.getTime() - from.getTime()) / HOUR_MS) * HOUR_MS).toISOString();
}

function labelOf(key: string | null, unit: "hour" | "day", timeZone: string): string {
  return unit === "hour" ? (key ?? "") : new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(key ?? ""));
}

/** Whether something was sent on the same weekdays of the four weeks before, at the same times by the clock on the wall. */
function isUsual({ at }: Sent, { from, to, timeZone }: { from: string; to: string; timeZone: string }, days: number): boolean {
  const wall = (instant: Date) =>
    Date.parse(`${instant.toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`) + instant.getMilliseconds();
  const [first, last] = [wall(new Date(from)), wall(new Date(to))];
  const weeks = (count: number) => count * 7 * 24 * HOUR_MS;
  if (days > 7) return wall(at) >= first - weeks(4) && at < new Date(from);
  return [1, 2, 3, 4].some((count) => wall(at) >= first - weeks(count) && wall(at) < last - weeks(count));
}
