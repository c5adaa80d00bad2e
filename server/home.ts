import { statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Tx } from "@/lib/db";

const SETTING = "home";

/**
 * What a database is known by. A restored dump has another cluster or another database number in it; a copied folder was made at
 * another instant. A failover, a restart, another address change none of them.
 */
const Home = z.object({
  /** The cluster's own number, given to it when it was made. Null where it may not be asked. */
  cluster: z.string().nullable(),
  database: z.number(),
  /** When the files of our own PostgreSQL were made, in milliseconds since 1970; null for a server of somebody else's. */
  filesMadeAt: z.number().nullable(),
});
export type Home = z.infer<typeof Home>;

/** Where the database stands now. `clusterDirectory` = that of our own PostgreSQL. */
export async function findHome(tx: Pick<Tx, "$queryRaw">, clusterDirectory: string | null): Promise<Home> {
  const [found] = await tx.$queryRaw<{ database: number; mayAsk: boolean }[]>`
    SELECT oid::int8::float8 AS database, has_function_privilege('pg_control_system()', 'EXECUTE') AS "mayAsk"
    FROM pg_database WHERE datname = current_database()`;
  const [control] = found?.mayAsk
    ? await tx.$queryRaw<{ cluster: string }[]>`SELECT system_identifier::text AS cluster FROM pg_control_system()`
    : [];
  return { cluster: control?.cluster ?? null, database: found?.database ?? 0, filesMadeAt: filesMadeAt(clusterDirectory) };
}

/**
 * Compares where the database stands with where it stood when this was asked last, and remembers it. Answers whether it was moved;
 * a database that is asked for the first time was not. Several processes may ask at once: one of them finds it moved.
 */
export async function noteHome(tx: Pick<Tx, "$queryRaw" | "setting">, home: Home): Promise<boolean> {
  await tx.setting.createMany({ data: { key: SETTING, value: home }, skipDuplicates: true });
  const [row] = await tx.$queryRaw<{ value: unknown }[]>`SELECT value FROM setting WHERE key = ${SETTING} FOR UPDATE`;
  const known = Home.parse(row?.value);
  const value = { ...home, cluster: home.cluster ?? known.cluster, filesMadeAt: home.filesMadeAt ?? known.filesMadeAt };
  await tx.setting.update({ where: { key: SETTING }, data: { value } });
  return known.database !== home.database || differ(known.cluster, home.cluster) || differ(known.filesMadeAt, home.filesMadeAt);
}

/** What is not known on either side tells nothing. */
function differ<Fact>(one: Fact | null, other: Fact | null): boolean {
  return one !== null && other !== null && one !== other;
}

/** A file that is written once, with the cluster: no copy keeps its birth. Null where the disk does not record births. */
function filesMadeAt(clusterDirectory: string | null): number | null {
  return clusterDirectory === null ? null : Math.floor(statSync(join(clusterDirectory, "PG_VERSION")).birthtimeMs) || null;
}
