import { Client } from "pg";
import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { db, pool } from "@/lib/db";
import {
  forgetConversations,
  givenNumber,
  givenOutbound,
  ingestAll,
  NOON_SECONDS,
  receiveDeliveries,
} from "@/tests/support/inbox";
import {
  batchOf,
  bookEntryOf,
  callFrom,
  echoTo,
  editFrom,
  historyOf,
  messageFrom,
  type Person,
  pastMediaOf,
  preferenceOf,
  reactionFrom,
  revocationFrom,
  statusOf,
  type Update,
} from "@/tests/support/meta-webhook";

beforeEach(async () => {
  await forgetConversations();
  await givenNumber();
});

const person = (index: number): Person => ({
  phone: String(351_912_000_000 + index),
  userId: `PT.${9000 + index}`,
  name: "Marta",
});

const Statement = z.object({ text: z.string(), values: z.array(z.unknown()) });
type Statement = z.infer<typeof Statement>;

/** What the ingest of one delivery asks of the database. */
async function statementsOf(updates: readonly Update[]): Promise<Statement[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await receiveDeliveries([batchOf(updates)]);
    return query.mock.calls.map(([asked, values = []]: unknown[]) =>
      Statement.parse(typeof asked === "string" ? { text: asked, values } : { values, ...Object(asked) }),
    );
  } finally {
    query.mockRestore();
  }
}

const statementsFor = async (updates: readonly Update[]) => (await statementsOf(updates)).length;

/** Tables that a statement can only read from end to end: with few rows that is the best way, so it is made the worst. */
async function tablesReadWhole({ text, values }: Statement): Promise<string[]> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values);
    return rows.flatMap((row) => /Seq Scan on (\w+)/.exec(row["QUERY PLAN"])?.[1] ?? []);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** What the number's phone shares of a person: words, a file, and what came live as well. */
function pastOf(who: Person, index: number): Update[] {
  const at = NOON_SECONDS - 3_600;
  const file = { at, wamid: `wamid.${index}.file` };
  const past = [
    { at, wamid: `wamid.${index}.past`, text: "Open?" },
    { at, wamid: `wamid.${index}.ours`, text: "Until six", isOurs: true },
    { at, wamid: `wamid.${index}.1`, text: "Hello" },
    { ...file, type: "media_placeholder" },
  ];
  const image = { id: `past-${index}`, mime_type: "image/jpeg", sha256: "x" };
  return [
    historyOf(who, past, { phase: 0, chunk: index, progress: 1 }),
    pastMediaOf(who, { ...file, type: "image", content: image }),
  ];
}

/** What one person may do in a minute. */
function everythingOf(index: number): Update[] {
  const at = NOON_SECONDS;
  const who = person(index);
  const wamid = (name: string) => `wamid.${index}.${name}`;
  const image = { id: `media-${index}`, mime_type: "image/jpeg", sha256: "x" };
  const group = messageFrom(who, "Hello all", { at, wamid: wamid("group") });
  return [
    messageFrom(who, "Hello", { at, wamid: wamid("1") }),
    messageFrom(who, "", { at, wamid: wamid("2"), type: "image", content: image }),
    messageFrom(who, "Nevermind", { at, wamid: wamid("3") }),
    reactionFrom(who, wamid("1"), "👍", { at, wamid: wamid("reaction") }),
    editFrom(who, wamid("1"), "Hi", { at: at + 1, wamid: wamid("edit") }),
    revocationFrom(who, wamid("3"), { at: at + 1, wamid: wamid("revoke") }),
    echoTo(who, "From the phone", { at: at + 2, wamid: wamid("echo") }),
    callFrom(who, { at: at + 3, id: `wacid.${index}`, event: "terminate" }),
    preferenceOf(who, "stop", { at: at + 4 }),
    ...pastOf(who, index),
    bookEntryOf(who.phone ?? "", "Marta from the market", { at }),
    { ...group, message: { ...group.message, group_id: `group-${index}` } },
  ];
}

it("everything that contacts do takes as many statements for many as for few", async () => {
  const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => everythingOf(from + index)).flat();
  expect(await statementsFor(many(100, 20))).toBe(await statementsFor(many(200, 2)));
});

it("nothing that contacts do has a table of theirs read from end to end", async () => {
  await receiveDeliveries([batchOf(everythingOf(1))]);
  const statements = (await statementsOf(everythingOf(2))).filter(({ text }) =>
    /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text),
  );
  expect(statements.length).toBeGreaterThan(10);
  const found = await Promise.all(
    statements.map(async (statement) => ({ statement: statement.text, tables: await tablesReadWhole(statement) })),
  );
  const small = new Set(["phone_number"]);
  expect(found.filter(({ tables }) => tables.some((table) => !small.has(table)))).toEqual([]);
});

it.each([131_047, 131_050, 131_042, 131_053])(
  "messages that failed with %i take as many statements for many as for few",
  async (code) => {
    const fail = async (from: number, count: number) => {
      const indexes = Array.from({ length: count }, (_, index) => from + index);
      await receiveDeliveries([
        batchOf(indexes.map((index) => messageFrom(person(index), "Hello", { at: NOON_SECONDS, wamid: `wamid.${index}` }))),
      ]);
      for (const { id } of await db().conversation.findMany({ where: { messages: { none: { direction: "outbound" } } } })) {
        await givenOutbound(id, { wamid: `wamid.of.${id}` });
      }
      await ingestAll();
      const sent = await db().message.findMany({ where: { status: "accepted" }, select: { wamid: true } });
      const errors = [{ code, title: "No" }];
      const failures = sent.map(({ wamid }) => statusOf(wamid ?? "", "failed", { at: NOON_SECONDS + 60, errors }));
      expect(failures).toHaveLength(count);
      return statementsFor(failures);
    };
    const few = await fail(200, 2);
    expect(await fail(100, 20)).toBe(few);
  },
);
