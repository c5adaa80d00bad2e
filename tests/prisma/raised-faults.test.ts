import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { databaseFault } from "@/lib/database-fault";
import { db, pool } from "@/lib/db";
import { PrismaClient } from "@/lib/db/generated/client";

/** What each kind of statement of ours meets when PostgreSQL raises an error with this code, at once or only at commit. */
async function errorsRaisedWith(code: string): Promise<unknown[]> {
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END $$`);
  await db().$executeRaw`CREATE CONSTRAINT TRIGGER refuse_at_commit AFTER INSERT ON webhook_tally DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse()`;
  await db().$executeRaw`CREATE TRIGGER refuse_at_once BEFORE INSERT ON setting FOR EACH ROW EXECUTE FUNCTION refuse()`;
  const outcomes = await Promise.allSettled([
    db().setting.create({ data: { key: "k", value: "v" } }),
    db().setting.createMany({ data: { key: "k", value: "v" } }),
    db().$executeRaw`INSERT INTO setting (key, value) VALUES ('k', '"v"')`,
    db().$queryRaw`INSERT INTO setting (key, value) VALUES ('k', '"v"') RETURNING key`,
    db().$transaction((tx) => tx.$executeRaw`INSERT INTO setting (key, value) VALUES ('k', '"v"')`),
    db().$transaction((tx) => tx.$executeRaw`INSERT INTO webhook_tally (kind, key, last_at) VALUES ('k', 'v', now())`),
    pool().query(`INSERT INTO setting (key, value) VALUES ('k', '"v"')`),
  ]);
  await db().$executeRaw`DROP FUNCTION refuse CASCADE`;
  return outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : null));
}

test.each([
  ["53100", "full"],
  ["53000", "exhausted"],
  ["53200", "exhausted"],
  ["53300", "away"],
  ["53400", "exhausted"],
  ["25006", "read-only"],
  ["57014", "busy"],
  ["57P01", "away"],
  ["57P02", "away"],
  ["57P03", "away"],
  ["57P04", "away"],
  ["58000", "broken"],
  ["58030", "broken"],
  ["58P01", "broken"],
  ["XX001", "broken"],
  ["42703", "other-schema"],
  ["42P01", "other-schema"],
  ["42883", "other-schema"],
  ["42501", "other-schema"],
  ["08000", "away"],
  ["08006", "away"],
  ["28000", "away"],
  ["28P01", "away"],
  ["40001", "busy"],
  ["40P01", "busy"],
  ["55P03", "busy"],
  ["23505", null],
  ["23514", null],
  ["22021", null],
  ["22P05", null],
  ["P0001", null],
  ["XX000", null],
])("%s is %s, whichever statement meets it", async (code, fault) => {
  const errors = await errorsRaisedWith(code);
  expect(errors.map((error) => error instanceof Error)).toEqual(errors.map(() => true));
  expect(errors.map(databaseFault)).toEqual(errors.map(() => fault));
});

test("a column and a table that are missing are a schema of another version", async () => {
  const outcomes = await Promise.allSettled([
    db().$queryRaw`SELECT not_there FROM message`,
    db().$queryRaw`SELECT FROM not_there`,
    pool().query("SELECT not_there FROM message"),
  ]);
  const faults = outcomes.map((outcome) => outcome.status === "rejected" && databaseFault(outcome.reason));
  expect(faults).toEqual(["other-schema", "other-schema", "other-schema"]);
});

test("a transaction that took too long, or found no connection in time, may be tried again", async () => {
  const slow = db().$transaction((tx) => tx.$queryRaw`SELECT pg_sleep(0.3)::text`, { timeout: 50 });
  expect(databaseFault(await slow.catch((error: unknown) => error))).toBe("busy");
  const single = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const client = new PrismaClient({ adapter: new PrismaPg(single) });
  const holder = await single.connect();
  const starved = client.$transaction((tx) => tx.agent.count(), { maxWait: 50 });
  expect(databaseFault(await starved.catch((error: unknown) => error))).toBe("busy");
  holder.release();
  await client.$disconnect();
  await single.end();
});
