import { db } from "@/lib/db";
import { enqueueAll } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import type { Consequences } from "./consequences";
import { applyParkedStatuses, findParkedMatches } from "./statuses";

const BATCH = 500;

/**
 * Applies parked statuses whose message is known by now. A safety net: whoever stores a wamid applies them, but the two
 * may miss each other by a moment. Answers how many statuses it caught up with.
 */
export async function catchUpParkedStatuses(): Promise<number> {
  const wamids = await findParkedMatches(db(), BATCH);
  if (wamids.length === 0) return 0;
  return db().$transaction(async (tx) => {
    const consequences: Consequences = { conversations: new Set(), jobs: [] };
    const caughtUp = await applyParkedStatuses(tx, wamids, consequences);
    await enqueueAll(tx, consequences.jobs);
    await publish(tx, { type: "changed", conversations: [...consequences.conversations], all: consequences.all });
    return caughtUp;
  });
}
