import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import { MIGRATIONS_FOLDER } from "@/lib/db/migrations";
import { faultsOf } from "../support/migration-rules";
import { readShipped, shippedFaults } from "../support/shipped-migrations";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const namesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe("a migration that is not shipped yet", () => {
  const names = namesIn(MIGRATIONS_FOLDER);
  const shipped = readShipped(MIGRATIONS_FOLDER);

  it("holds up no product that runs meanwhile", () => {
    // Before the first release there is nobody whose tables are full.
    const coming = shipped.length === 0 ? [] : names.slice(shipped.length);
    const faults = coming.flatMap((name) =>
      faultsOf(readFileSync(join(MIGRATIONS_FOLDER, name, "migration.sql"), "utf8")).map((fault) => `${name}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test.each([
    ['CREATE INDEX "m" ON "message" ("id");', "message: makes an index without CONCURRENTLY"],
    ['create unique index m on "public"."message" (id)', "message: makes an index without CONCURRENTLY"],
    [
      'ALTER TABLE "message" ADD COLUMN "x" INT;\nUPDATE "message" SET "x" = 1;',
      "message: writes rows: that is done in batches, elsewhere",
    ],
    ["DELETE FROM message WHERE id IS NULL", "message: writes rows: that is done in batches, elsewhere"],
    ["WITH old AS (SELECT 1) UPDATE message SET x = 1", "message: writes rows: that is done in batches, elsewhere"],
    ["INSERT INTO contact (id) SELECT id FROM message", "contact: writes rows: that is done in batches, elsewhere"],
    ['ALTER TABLE "message" ALTER COLUMN "x" TYPE BIGINT', "message: writes a table anew to change a type"],
    ['ALTER TABLE "message" ALTER COLUMN "x" SET NOT NULL', "message: reads a whole table for NOT NULL: validate a check first"],
    [
      'ALTER TABLE "message" ADD CONSTRAINT "f" FOREIGN KEY ("x") REFERENCES "agent"("id")',
      "message: reads a whole table for a constraint: NOT VALID, and validate in a file of its own",
    ],
    [
      'ALTER TABLE "message" ADD COLUMN "x" UUID DEFAULT gen_random_uuid()',
      "message: writes a table anew for a value of each row",
    ],
    ["LOCK TABLE message", "message: locks a whole table"],
    ['CREATE INDEX CONCURRENTLY "m" ON "message" ("id"); SELECT 1;', "CONCURRENTLY needs a file of its own"],
    ["BEGIN; SELECT 1; COMMIT;", "begins or ends the transaction, or sets its bounds: who runs it does"],
    ["DO $$ BEGIN UPDATE message SET x = 1; END $$", "hides what it does in a block"],
  ])("is told by its words: %s", (sql, fault) => {
    expect(faultsOf(sql)).toEqual([fault]);
  });

  test.each([
    '-- UPDATE "message"\nALTER TABLE "message" ADD COLUMN "x" BOOLEAN NOT NULL DEFAULT false;',
    'CREATE INDEX CONCURRENTLY "m" ON "message" ("id");',
    'CREATE TABLE "new" ("id" UUID NOT NULL); CREATE INDEX "n" ON "new" ("id"); INSERT INTO "new" SELECT gen_random_uuid();',
    'ALTER TABLE "message" ADD CONSTRAINT "c" CHECK ("x" > 0) NOT VALID;',
    'ALTER TABLE "message" VALIDATE CONSTRAINT "c";',
    'CREATE TABLE "new" ("id" UUID); ALTER TABLE "new" ADD CONSTRAINT "f" FOREIGN KEY ("id") REFERENCES "agent"("id") ON DELETE CASCADE;',
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE message SET x = 1; RETURN NEW; END $$;",
    `ALTER TYPE "Kind" ADD VALUE 'UPDATE message';`,
  ])("passes when nobody has to wait for it: %s", (sql) => {
    expect(faultsOf(sql)).toEqual([]);
  });
});

describe("a migration that a release has shipped", () => {
  it("is never edited, removed, or preceded by another", () => {
    expect(shippedFaults(MIGRATIONS_FOLDER, namesIn(MIGRATIONS_FOLDER))).toEqual([]);
  });

  it("would be noticed", () => {
    const folder = mkdtempSync(join(tmpdir(), "casement-shipped-"));
    folders.push(folder);
    const write = (name: string, sql: string) => {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, "migration.sql"), sql);
    };
    write("2_one", "SELECT 1;");
    write("3_two", "SELECT 2;");
    const line = (name: string, sql: string) => `${createHash("sha256").update(sql).digest("hex")}  ${name}`;
    writeFileSync(join(folder, "shipped.txt"), `# Why.\n${line("2_one", "SELECT 1;")}\n${line("3_two", "SELECT 2;")}\n`);
    expect(shippedFaults(folder, namesIn(folder))).toEqual([]);
    write("3_two", "SELECT 3;");
    expect(shippedFaults(folder, namesIn(folder))).toEqual(["3_two was edited"]);
    write("3_two", "SELECT 2;");
    write("1_late", "SELECT 0;");
    expect(shippedFaults(folder, namesIn(folder))).toContain("1_late comes before one that has shipped");
    rmSync(join(folder, "2_one"), { recursive: true });
    expect(shippedFaults(folder, namesIn(folder))).toContain("2_one is gone");
  });
});
