import type { Tx } from "@/lib/db";
import { CHANNEL, type Change, MAX_IDS } from "./change";

/**
 * Tells every process, when and only when the caller's transaction commits. One call a transaction: a notification inside
 * a writing transaction takes a lock on the whole database at commit.
 */
export async function publish(tx: Pick<Tx, "$executeRaw">, change: Change): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(bounded(change))})`;
}

function bounded(change: Change): Change {
  if (change.type !== "changed" || change.conversations.length <= MAX_IDS) return change;
  return { type: "changed", conversations: [], all: true };
}
