import { now as productNow } from "@/lib/clock";
import { db } from "@/lib/db";
import { log } from "@/lib/log";

/** How exactly it is known when somebody was last here. */
const SEEN_MS = 60_000;

/**
 * Notes that a session is in use, by the product's clock, at most once a minute. Nobody waits for it, and when it fails nothing is
 * lost. Two statements on their own: together they would hold one row while they wait for the other.
 */
export function noteSeen(session: { sessionId: string; agentId: string; seenAt: Date | null }): void {
  const at = productNow();
  const before = new Date(at.getTime() - SEEN_MS);
  // Beyond the present is what the sandbox's clock showed before it was set back.
  if (session.seenAt && session.seenAt > before && session.seenAt <= at) return;
  void write(session, at, before).catch((error: unknown) => log.debug({ err: error }, "noting who was seen"));
}

async function write({ sessionId, agentId }: { sessionId: string; agentId: string }, at: Date, before: Date): Promise<void> {
  const noted = await db().$executeRaw`
    UPDATE session SET seen_at = ${at} WHERE id = ${sessionId} AND (seen_at IS NULL OR seen_at <= ${before} OR seen_at > ${at})`;
  if (noted > 0) await db().$executeRaw`UPDATE agent SET seen_at = ${at} WHERE id = ${agentId}`;
}
