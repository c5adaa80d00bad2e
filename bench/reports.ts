import type { Pool } from "pg";
import { REPORT_MAX_DAYS, type ReportQuery } from "@/lib/contract/supervision";
import { pool } from "@/lib/db";
import { listConversations } from "@/lib/inbox/conversations";
import { loadBoard } from "@/lib/inbox/reports/board";
import { reportDeliveries } from "@/lib/inbox/reports/deliveries";
import { loadFailures } from "@/lib/inbox/reports/failures";
import { listSentMessages } from "@/lib/inbox/reports/messages";
import { countTemplates, countWeeks } from "@/lib/inbox/template-figures";
import { listThread } from "@/lib/inbox/thread";
import { type HistorySize, makeHistory } from "./history";
import { figure, percentile, print, printTable } from "./measure";

const SIZES: readonly HistorySize[] = [
  { messages: 10_000, conversations: 1_000 },
  { messages: 100_000, conversations: 5_000 },
  { messages: 1_000_000, conversations: 30_000 },
];
const REPORT_TARGET_MS = 300;
const GROWTH_TARGET = 1.5;
const REPORT_ROUNDS = 20;
const PAGE_ROUNDS = 150;
const WARM_UPS = 3;
const DAY_MS = 86_400_000;
const SUPERVISOR = { id: "agent-1" };
const ADMIN = { id: "agent-2" };

/** How long reports take over a million messages, and whether the pages of every day grow slower with the history. */
export async function benchReports(): Promise<void> {
  const pages: { messages: number; list: number; thread: number }[] = [];
  for (const size of SIZES) {
    await forget(pool());
    const startedAt = performance.now();
    await makeHistory(pool(), size, await numberIds(pool()));
    print(`${size.messages.toLocaleString("en")} messages made in ${figure((performance.now() - startedAt) / 1000)} s.`);
    pages.push({ messages: size.messages, ...(await timePages()) });
  }
  print("");
  const [smallest, largest] = [pages[0], pages.at(-1)];
  printTable(
    ["a page, p95 in ms", ...pages.map(({ messages }) => messages.toLocaleString("en")), `factor (target ≤ ${GROWTH_TARGET})`],
    (["list", "thread"] as const).map((page) => [
      page,
      ...pages.map((row) => figure(row[page])),
      figure((largest?.[page] ?? Number.NaN) / (smallest?.[page] ?? Number.NaN)),
    ]),
  );
  const rows: string[][] = [];
  for (const [name, run] of reports(new Date())) {
    const { median, p95 } = await time(run, REPORT_ROUNDS);
    rows.push([name, figure(median), figure(p95), p95 <= REPORT_TARGET_MS ? "yes" : "no"]);
  }
  printTable(["a report over 1,000,000, ms", "median", "p95", `≤ ${REPORT_TARGET_MS}`], rows);
}

function reports(now: Date): [name: string, run: () => Promise<unknown>][] {
  const days = (count: number): ReportQuery => ({
    from: new Date(now.getTime() - count * DAY_MS).toISOString(),
    to: now.toISOString(),
    timeZone: "Europe/Lisbon",
  });
  const search = (count: number, q?: string) => {
    const { from, to } = days(count);
    return () => listSentMessages(SUPERVISOR, { from, to, ...(q === undefined ? {} : { q }) });
  };
  return [
    ["board, today", () => loadBoard(SUPERVISOR, days(1), now)],
    ["board, 7 days", () => loadBoard(SUPERVISOR, days(7), now)],
    ["sent by hour, 2 days", () => reportDeliveries(SUPERVISOR, { ...days(2), by: "hour" }, now)],
    ["sent by day, 7 days", () => reportDeliveries(SUPERVISOR, { ...days(7), by: "hour" }, now)],
    [`sent by day, ${REPORT_MAX_DAYS} days`, () => reportDeliveries(SUPERVISOR, { ...days(REPORT_MAX_DAYS), by: "hour" }, now)],
    ["sent by template, 7 days", () => reportDeliveries(SUPERVISOR, { ...days(7), by: "template" }, now)],
    [
      `sent by template, ${REPORT_MAX_DAYS} days`,
      () => reportDeliveries(SUPERVISOR, { ...days(REPORT_MAX_DAYS), by: "template" }, now),
    ],
    ["figures of all templates, 7 days", () => countTemplates(ADMIN, 7, now)],
    ["figures of a template, 12 weeks", () => countWeeks(ADMIN, "bench", "template_5", "Europe/Lisbon", now)],
    ["failures, 7 days", () => loadFailures(SUPERVISOR, days(7), now)],
    [`failures, ${REPORT_MAX_DAYS} days`, () => loadFailures(SUPERVISOR, days(REPORT_MAX_DAYS), now)],
    [`messages, ${REPORT_MAX_DAYS} days`, search(REPORT_MAX_DAYS)],
    ["messages with a word, 7 days", search(7, "courier")],
    ["messages of a person, 7 days", search(7, "Marta Oliveira")],
    ["messages with no such word, 7 days", search(7, "zzzzz")],
    [`messages with no such word, ${REPORT_MAX_DAYS} days`, search(REPORT_MAX_DAYS, "zzzzz")],
  ];
}

async function timePages(): Promise<{ list: number; thread: number }> {
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM conversation ORDER BY last_activity_at DESC LIMIT 50");
  const ids = rows.map(({ id }) => id);
  let nth = 0;
  const list = await time(() => listConversations(SUPERVISOR, { view: "all", order: "activity" }, new Date()), PAGE_ROUNDS);
  const thread = await time(() => {
    nth += 1;
    return listThread(SUPERVISOR, ids[nth % ids.length] ?? "", {});
  }, PAGE_ROUNDS);
  return { list: list.p95, thread: thread.p95 };
}

async function time(run: () => Promise<unknown>, rounds: number): Promise<{ median: number; p95: number }> {
  const samples: number[] = [];
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const startedAt = performance.now();
    await run();
    if (round >= 0) samples.push(performance.now() - startedAt);
  }
  return { median: percentile(samples, 0.5) ?? Number.NaN, p95: percentile(samples, 0.95) ?? Number.NaN };
}

async function numberIds(database: Pool): Promise<string[]> {
  await database.query(`
    INSERT INTO phone_number (id, phone_number_id, waba_id, display_phone_number, name)
    SELECT gen_random_uuid(), 'history-' || n, 'bench', '35121000010' || n, 'Number ' || n FROM generate_series(1, 3) n
    ON CONFLICT DO NOTHING`);
  const { rows } = await database.query<{ id: string }>("SELECT id FROM phone_number WHERE waba_id = 'bench'");
  return rows.map(({ id }) => id);
}

/** Each size begins with nothing, and agents of its own. */
async function forget(database: Pool): Promise<void> {
  await database.query("TRUNCATE conversation, contact, contact_alias, message, conversation_event, template CASCADE");
  await database.query("DELETE FROM agent WHERE id LIKE 'agent-%'");
}
