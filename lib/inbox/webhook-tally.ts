import { db, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { singleton } from "@/lib/singleton";

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

/** Something of no row that the web process meets: kept in memory for a moment, so that a storm of it is one write a second. */
type Counted = Tally & { count: number; lastAt: Date };

const FLUSH_INTERVAL_MS = 1_000;
/** Different things between two writes. Beyond it, further ones are not counted. */
const MAX_WAITING = 100;

/** The day something is counted under, in UTC: "2026-11-24". */
export function tallyDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Counts something soon: written at most once a second, however often it happens. Lost if the process dies before. */
export function tallySoon(met: Tally, now: Date): void {
  singleton("late-tallies", () => new LateTallies()).add(met, now);
}

class LateTallies {
  private readonly waiting = new Map<string, Counted>();
  private timer: NodeJS.Timeout | undefined;

  add({ kind, key }: Tally, lastAt: Date): void {
    const id = `${kind} ${key}`;
    const met = this.waiting.get(id);
    if (!met && this.waiting.size >= MAX_WAITING) return;
    this.waiting.set(id, { kind, key, count: (met?.count ?? 0) + 1, lastAt });
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_INTERVAL_MS).unref();
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    const counted = [...this.waiting.values()];
    this.waiting.clear();
    try {
      await store(counted);
    } catch (error) {
      log.warn({ err: error, counted: counted.length }, "what the web process counted could not be stored");
    }
  }
}

async function store(counted: readonly Counted[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO webhook_tally (kind, key, count, last_at)
    SELECT kind, left(key, ${MAX_KEY_LENGTH}), count, "lastAt"
    FROM jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) AS row(kind text, key text, count bigint, "lastAt" timestamptz)
    ON CONFLICT (kind, key) DO UPDATE
      SET count = webhook_tally.count + excluded.count, last_at = greatest(webhook_tally.last_at, excluded.last_at)`;
}
