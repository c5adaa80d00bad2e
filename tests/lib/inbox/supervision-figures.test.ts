import fc from "fast-check";
import { expect, it } from "vitest";
import type { DeliveryBucket, MessageFilter } from "@/lib/contract/supervision";
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
        const world = await givenBusyInbox(seed, now);
        const { supervisor, numberIds, teamId, members } = world;
        const scopes = { all: {}, number: { numberId: numberIds[0] ?? "" }, team: { teamId } };
        const scope = scopes[whose];
        const period = periodBefore(now, days, timeZone);
        const query = { ...period, ...scope };
        const isOurs = ({ numberId, agentId }: Sent) =>
          whose === "all" || (whose === "number" ? numberId === numberIds[0] : members.includes(agentId ?? "nobody"));
        const inPeriod = ({ at }: Sent) => at >= new Date(period.from) && at < now;
        const sent = world.sent.filter((one) => isOurs(one) && inPeriod(one));
        const { from, to } = period;
        const listed = async (filter: Partial<MessageFilter>) =>
          (await listSentMessages(supervisor, { from, to, ...scope, ...filter })).total;

        const board = await loadBoard(supervisor, query, now);
        expect(board.deliveries).toEqual(figuresOf(sent));
        for (const bucket of Buckets.options) expect(await listed({ bucket })).toBe(board.deliveries[bucket]);

        const measured = sent.filter(isMeasured).map(({ responseSeconds }) => responseSeconds ?? 0);
        expect(board.responses).toMatchObject({
          measured: measured.length,
          medianSeconds: percentile(measured, 0.5),
          p90Seconds: percentile(measured, 0.9),
        });
        expect(await listed({ measured: "yes" })).toBe(board.responses.measured);
        const before = world.sent.filter((one) => isOurs(one) && isMeasured(one) && isUsual(one, period, days));
        const usual = before.map(({ responseSeconds }) => responseSeconds ?? 0);
        const compared = { medianSeconds: percentile(usual, 0.5), p90Seconds: percentile(usual, 0.9) };
        expect(board.responses.usual).toEqual(usual.length > 0 ? compared : null);

        const failed = sent.filter(({ status }) => status === "failed");
        const causes = Object.fromEntries(board.causes.map(({ code, ours, messages }) => [String(code ?? ours), messages]));
        expect(causes).toEqual(countBy(failed, causeOf));
        for (const [cause, messages] of Object.entries(causes)) expect(await listed({ cause })).toBe(messages);

        const prices = board.prices.map(({ category, type, messages }) => [`${category} ${type}`, messages]);
        const priced = sent.filter((one) => one.price !== null && arrived(one));
        expect(Object.fromEntries(prices)).toEqual(countBy(priced, ({ price }) => `${price?.category} ${price?.type}`));
        for (const { category, type, messages } of board.prices) {
          expect(await listed({ priceCategory: category, priceType: type ?? "none" })).toBe(messages);
        }

        for (const row of board.team) {
          const theirs = sent.filter(({ agentId }) => agentId === (row.agent?.id ?? null));
          expect([row.sent, row.failed]).toEqual([theirs.length, figuresOf(theirs).failed]);
          const median = percentile(
            theirs.filter(isMeasured).map(({ responseSeconds }) => responseSeconds ?? 0),
            0.5,
          );
          expect(row.medianResponseSeconds).toBe(median);
          expect(await listed({ agentId: row.agent?.id ?? "automatic" })).toBe(row.sent);
        }

        const isOfTeam = ({ numberId, assigneeId }: (typeof world.conversations)[number]) =>
          assigneeId === null ? numberId === numberIds[1] : members.includes(assigneeId);
        const isTheirs = (one: (typeof world.conversations)[number]) =>
          whose === "team" ? isOfTeam(one) : whose === "all" || one.numberId === numberIds[0];
        const open = world.conversations.filter((one) => one.state === "open" && isTheirs(one));
        const waiting = open.filter(({ unansweredSince }) => unansweredSince !== null);
        const left = ({ windowClosesAt }: { windowClosesAt: Date }) => windowClosesAt.getTime() - now.getTime();
        const closing = waiting.filter((one) => left(one) > 5_000 && left(one) <= 2 * HOUR_MS);
        const longest = Math.max(0, ...waiting.map(({ unansweredSince }) => now.getTime() - (unansweredSince?.getTime() ?? 0)));
        expect(board.waiting.count).toBe(waiting.length);
        expect(board.waiting.longestSeconds ?? 0).toBe(Math.floor(longest / 1000));
        expect(board.waiting.withNobody).toBe(waiting.filter(({ assigneeId }) => assigneeId === null).length);
        expect(board.closing.count).toBe(closing.length);
        expect(board.closingRows.map(({ conversationId }) => conversationId)).toEqual(
          closing.toSorted((one, other) => left(one) - left(other)).map(({ id }) => id),
        );
        expect(board.waitingRows).toHaveLength(waiting.length - closing.length);
        const conversations = (set: "waiting" | "closing" | "open", agentId?: string) =>
          listSupervisedConversations(supervisor, { set, ...scope, ...(agentId ? { agentId } : {}) }, now);
        expect((await conversations("waiting")).total).toBe(board.waiting.count);
        expect((await conversations("waiting", "nobody")).total).toBe(board.waiting.withNobody);
        expect((await conversations("closing")).rows).toHaveLength(board.closing.count);
        for (const { agent, open: count, waiting: unanswered } of board.team) {
          const held = open.filter(({ assigneeId }) => assigneeId === (agent?.id ?? null));
          expect([count, unanswered]).toEqual([held.length, held.filter((one) => one.unansweredSince !== null).length]);
          expect((await conversations("open", agent?.id ?? "nobody")).total).toBe(count);
        }

        const templateOf = ({ template }: Sent) => template;
        for (const [by, keyOf] of [
          ["template", templateOf],
          ["agent", ({ agentId }: Sent) => agentId],
          ["number", ({ numberId }: Sent) => numberId],
        ] as const) {
          const report = await reportDeliveries(supervisor, { ...query, by }, now);
          const keys = new Set(sent.map(keyOf));
          expect(new Set(report.rows.map(({ key }) => key))).toEqual(keys);
          for (const { key, label: _, ...figures } of report.rows) {
            expect(figures).toEqual(figuresOf(sent.filter((one) => keyOf(one) === key)));
          }
        }
        const hours = await reportDeliveries(supervisor, { ...query, by: "hour" }, now);
        expect(hours.unit).toBe(days > 2 ? "day" : "hour");
        expect(hours.rows.reduce((sum, { total }) => sum + total, 0)).toBe(sent.length);
        for (const { key, label: _, ...figures } of hours.rows) {
          const isIn = ({ at }: Sent) =>
            partIn(at, new Date(period.from), hours.unit, timeZone) === labelOf(key, hours.unit, timeZone);
          expect(figures).toEqual(figuresOf(sent.filter(isIn)));
        }

        const failures = await loadFailures(supervisor, query, now);
        expect([failures.total, failures.failed, failures.retriable]).toEqual([sent.length, failed.length, board.retriable]);
        let retriable = 0;
        for (const { code, ours, messages, series, retriable: possible } of failures.causes) {
          const cause = String(code ?? ours);
          expect([cause, messages]).toEqual([cause, causes[cause]]);
          expect(series.reduce((sum, count) => sum + count, 0)).toBe(messages);
          const { total, rows } = await listFailedMessages(supervisor, { from, to, ...scope, cause }, now);
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
      }),
      { numRuns: SEEDS },
    );
  },
  5 * 60_000,
);

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
