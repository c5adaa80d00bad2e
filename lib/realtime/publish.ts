import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { CHANNEL, type Change, MAX_IDS } from "./change";

/**
 * Tells every process, when and only when the caller's transaction commits. One call a transaction: a notification inside
 * a writing transaction takes a lock on the whole database at commit.
 */
export async function publish(tx: Pick<Tx, "$executeRaw">, change: Change): Promise<void> {
  await tx.$executeRaw`SELECT ${notification(change)}`;
}

/** The same as an expression, for a statement that is a transaction by itself. It tells once for each row it is evaluated for. */
export function notification(change: Change): Prisma.Sql {
  return Prisma.sql`pg_notify(${CHANNEL}, ${JSON.stringify(bounded(change))})`;
}

function bounded(change: Change): Change {
  if (change.type !== "changed" || change.conversations.length <= MAX_IDS) return change;
  return { type: "changed", conversations: [], all: true };
}
