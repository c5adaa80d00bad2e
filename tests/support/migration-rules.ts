const TABLE = /(?:ONLY\s+)?(?:IF\s+(?:NOT\s+)?EXISTS\s+)?(?:"?public"?\.)?"?(\w+)"?/.source;

/** What each statement may not do to a table that exists, because webhooks would wait for it. */
const FORBIDDEN: readonly { pattern: RegExp; why: string }[] = [
  { pattern: new RegExp(`^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY).* ON ${TABLE}`), why: "makes an index without CONCURRENTLY" },
  {
    pattern: new RegExp(`^(?:UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?|MERGE INTO) ${TABLE}`),
    why: "writes rows: that is done in batches, elsewhere",
  },
  {
    pattern: new RegExp(`^WITH .*\\b(?:UPDATE|DELETE FROM|INSERT INTO) ${TABLE}`),
    why: "writes rows: that is done in batches, elsewhere",
  },
  { pattern: new RegExp(`^INSERT INTO ${TABLE}.* SELECT `), why: "writes rows: that is done in batches, elsewhere" },
  { pattern: new RegExp(`^ALTER TABLE ${TABLE} .*\\bTYPE `), why: "writes a table anew to change a type" },
  {
    pattern: new RegExp(`^ALTER TABLE ${TABLE} .*\\bSET NOT NULL`),
    why: "reads a whole table for NOT NULL: validate a check first",
  },
  {
    pattern: new RegExp(
      `^ALTER TABLE ${TABLE} .*\\bADD CONSTRAINT (?!.*\\b(?:NOT VALID|USING INDEX)\\b).*(?:FOREIGN KEY|CHECK|UNIQUE|PRIMARY KEY)`,
    ),
    why: "reads a whole table for a constraint: NOT VALID, and validate in a file of its own",
  },
  {
    pattern: new RegExp(
      `^ALTER TABLE ${TABLE} .*\\b(?:GENERATED|gen_random_uuid|clock_timestamp|random|nextval|SERIAL|BIGSERIAL)\\b`,
    ),
    why: "writes a table anew for a value of each row",
  },
  {
    pattern: new RegExp(`^(?:LOCK(?: TABLE)?|CLUSTER|VACUUM FULL|REFRESH MATERIALIZED VIEW|REINDEX TABLE) ${TABLE}`),
    why: "locks a whole table",
  },
];

/** What of a migration would hold up a product that runs meanwhile, in words; nothing for one that is fine. */
export function faultsOf(sql: string): string[] {
  const statements = statementsOf(sql);
  const isNew = new Set(statements.flatMap((text) => new RegExp(`^CREATE TABLE ${TABLE}`).exec(text)?.[1] ?? []));
  const faults = statements.flatMap((text) =>
    FORBIDDEN.flatMap(({ pattern, why }) => {
      const table = pattern.exec(text)?.[1];
      return table === undefined || isNew.has(table) ? [] : [`${table}: ${why}`];
    }),
  );
  if (statements.length > 1 && statements.some((text) => /\bCONCURRENTLY\b/.test(text))) {
    faults.push("CONCURRENTLY needs a file of its own");
  }
  if (statements.some((text) => /^DO\b/i.test(text))) faults.push("hides what it does in a block");
  if (statements.some((text) => /^(BEGIN|COMMIT|ROLLBACK|START TRANSACTION|SET )/.test(text))) {
    faults.push("begins or ends the transaction, or sets its bounds: who runs it does");
  }
  return faults;
}

function statementsOf(sql: string): string[] {
  return sql
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/--.*$/gm, " ")
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''")
    .split(";")
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .map(upperKeywords);
}

/** Keywords may be written in any case; names, which are quoted or small, stay. */
function upperKeywords(text: string): string {
  return text.replace(/\b[a-z]+\b(?=\s|$)/gi, (word) => (KEYWORDS.has(word.toUpperCase()) ? word.toUpperCase() : word));
}

const KEYWORDS = new Set(
  "CREATE UNIQUE INDEX CONCURRENTLY ON UPDATE DELETE FROM TRUNCATE TABLE MERGE INSERT INTO SELECT ALTER TYPE SET NOT NULL ADD CONSTRAINT VALID USING FOREIGN KEY CHECK PRIMARY GENERATED SERIAL BIGSERIAL LOCK CLUSTER VACUUM FULL REFRESH MATERIALIZED VIEW REINDEX BEGIN COMMIT ROLLBACK START TRANSACTION ONLY IF EXISTS COLUMN DEFAULT".split(
    " ",
  ),
);
