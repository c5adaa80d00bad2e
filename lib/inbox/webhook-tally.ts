import type { Tx } from "@/lib/db";

/** One thing that arrived and became no row: which sort, and which one ("unknown_number" "106540…", "field" "flows"). */
export type Tally = { kind: string; key: string };

const MAX_KEY_LENGTH = 200;

/** Counts what arrived without becoming a row. The bytes themselves are in the raw deliveries. */
export async function tally(tx: Tx, tallies: readonly Tally[], now: Date): Promise<void> {
  if (tallies.length === 0) return;
  const rows = tallies.map(({ kind, key }) => ({ kind, key: key.slice(0, MAX_KEY_LENGTH) }));
  await tx.$executeRaw`
    INSERT INTO webhook_tally (kind, key, count, last_at)
    SELECT kind, key, count(*), ${now} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(kind text, key text)
    GROUP BY kind, key
    ON CONFLICT (kind, key) DO UPDATE SET count = webhook_tally.count + excluded.count, last_at = excluded.last_at`;
}
