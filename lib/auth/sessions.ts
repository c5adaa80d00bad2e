import type { SessionView } from "@/lib/contract/second-step";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { deviceOf } from "./device";

const MAX_SESSIONS = 100;

/** The browsers where an agent is signed in, last used first. `token` = of the one that asks, if it is one of them. */
export async function listSessions(agentId: string, token: string | null, now = new Date()): Promise<SessionView[]> {
  const rows = await db().session.findMany({
    where: { agentId, expiresAt: { gt: now } },
    select: { id: true, token: true, userAgent: true, createdAt: true, seenAt: true },
    orderBy: [{ seenAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
    take: MAX_SESSIONS,
  });
  return rows.map((row) => ({
    id: row.id,
    ...deviceOf(row.userAgent),
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    isThis: row.token === token,
  }));
}

/** Which of an agent's sessions to end: one, or all but the one of this token. */
export type EndedSessions = { id: string } | { exceptToken: string } | "all";

/**
 * Ends sessions of an agent in the caller's transaction; their open pages are told, and leave. Answers how many. Throws
 * `not_found` for one that there is not.
 */
export async function endSessions(tx: Tx, agentId: string, which: EndedSessions): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { agentId, ...conditionOf(which) } });
  if (count === 0 && which !== "all" && "id" in which)
    throw new DomainError("not_found", "This device is not signed in any more.");
  if (count > 0) await publish(tx, { type: "agent-signed-out", agentId });
  return count;
}

function conditionOf(which: EndedSessions) {
  if (which === "all") return {};
  return "id" in which ? { id: which.id } : { token: { not: which.exceptToken } };
}
