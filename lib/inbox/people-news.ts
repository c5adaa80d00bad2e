import type { Tx } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";

/** So many ids fit a notification. */
const BATCH = 100;

/** Has the browsers of these agents fetch everything anew, because what they may do or see has changed. */
export async function announceAgents(tx: Tx, agentIds: readonly string[]): Promise<void> {
  for (let start = 0; start < agentIds.length; start += BATCH) {
    await publish(tx, { type: "agents-changed", agentIds: agentIds.slice(start, start + BATCH) });
  }
}
