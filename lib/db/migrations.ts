import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where this version's migrations are, from the project's folder, which every process runs in. */
export const MIGRATIONS_FOLDER = "prisma/migrations";
const UNDEFINED_TABLE = "42P01";

/** Anything of pg that runs a query: a pool, a client. */
type Queryable = { query(sql: string): Promise<{ rows: unknown[] }> };

/** Names of this version's migrations that a database lacks; all of them for an empty one. */
export async function pendingMigrations(database: Queryable, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const applied = new Set(await appliedMigrations(database));
  return ownMigrations(folder).filter((name) => !applied.has(name));
}

/** Whether a database has tables of a version that this one's migrations do not begin at. */
export async function isOfAnotherBeginning(database: Queryable, folder = MIGRATIONS_FOLDER): Promise<boolean> {
  const applied = await appliedMigrations(database);
  const [first] = ownMigrations(folder);
  return applied.length > 0 && first !== undefined && !applied.includes(first);
}

function ownMigrations(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
}

async function appliedMigrations(database: Queryable): Promise<string[]> {
  try {
    const { rows } = await database.query("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL");
    return rows.flatMap((row) => (row && typeof row === "object" && "migration_name" in row ? [String(row.migration_name)] : []));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNDEFINED_TABLE) return [];
    throw error;
  }
}
