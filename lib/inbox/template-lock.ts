import type { Tx } from "@/lib/db";

/**
 * Whoever changes many templates or offers of an account at once waits here for whoever does the same, until that transaction
 * ends: in another order, both would wait for each other.
 */
export async function lockTemplates(tx: Pick<Tx, "$executeRaw">, wabaIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM (SELECT DISTINCT unnest(${[...wabaIds]}::text[]) AS id ORDER BY id) AS account`;
}
