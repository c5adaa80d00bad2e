import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { Actor } from "./access";

/** Two replies within this time answer the same question. */
const COLLISION_MS = 60_000;

/**
 * Stops a reply that a colleague has just given, unseen by this agent. `seenMessageId` is the newest message the agent had
 * on screen. Throws DomainError "collision", details { agentName, secondsAgo, text }. The conversation must be locked.
 */
export async function refuseCollision(
  tx: Tx,
  actor: Actor,
  conversationId: string,
  seenMessageId: string,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - COLLISION_MS);
  const [other] = await tx.$queryRaw<{ agentName: string; happenedAt: Date; text: string | null }[]>`
    SELECT a.name AS "agentName", m.happened_at AS "happenedAt", m.body AS text
    FROM message m JOIN agent a ON a.id = m.agent_id
    WHERE m.conversation_id = ${conversationId}::uuid AND m.type NOT IN ('reaction', 'edit', 'revoke') AND m.happened_at > ${since}
      AND m.direction = 'outbound' AND m.status <> 'failed' AND m.agent_id <> ${actor.id} AND m.id > ${seenMessageId}::uuid
    ORDER BY m.happened_at DESC, m.id DESC LIMIT 1`;
  if (!other) return;
  const secondsAgo = Math.max(0, Math.round((now.getTime() - other.happenedAt.getTime()) / 1_000));
  const { agentName, text } = other;
  throw new DomainError("collision", `${agentName} replied ${secondsAgo} s ago.`, { agentName, secondsAgo, text });
}
