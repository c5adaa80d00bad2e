import type { Tx } from "@/lib/db";
import type { AccessedConversation } from "./access";
import { loadBusinessTime } from "./business-hours";
import { businessSeconds } from "./business-time";
import { asksForAttention } from "./conversation-facts";
import type { OutboundContent } from "./outbound-content";

/** What a reply answers: since when the contact had waited for it, and for how many seconds of business time. */
export type MeasuredResponse = { since: Date; seconds: number };

type Reply = { content: OutboundContent; retryOfId: string | null; scheduledId: string | null };

/**
 * Measures a reply that is being queued; the conversation's row must be locked. A reaction answers nothing. A scheduled reply
 * answers only what had been written when it was, and one that waits for the contact nothing of what woke it. One that tries a
 * failed reply again answers what that one was to answer. Null = nobody waited for it.
 */
export async function measureResponse(
  tx: Tx,
  conversation: AccessedConversation,
  { content, retryOfId, scheduledId }: Reply,
  now: Date,
): Promise<MeasuredResponse | null> {
  if (content.type === "reaction") return null;
  const { id, unansweredSince } = conversation;
  const waiting = scheduledId !== null && unansweredSince !== null ? await waitingBefore(tx, id, scheduledId) : unansweredSince;
  const since = earliest(waiting, retryOfId === null ? null : await waitingForFailed(tx, retryOfId));
  return since && { since, seconds: businessSeconds(await loadBusinessTime(tx), since, now) };
}

async function waitingBefore(tx: Tx, conversationId: string, scheduledId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ since: Date | null }[]>`
    SELECT min(i.happened_at) AS since FROM conversation c JOIN message i ON i.conversation_id = c.id
    WHERE c.id = ${conversationId}::uuid AND ${asksForAttention}
      AND i.id < ${scheduledId}::uuid AND i.happened_at > coalesce(c.last_outbound_at, '-infinity')`;
  return row?.since ?? null;
}

/** One whose outcome is unknown may have answered: it keeps its measure. */
async function waitingForFailed(tx: Tx, retryOfId: string): Promise<Date | null> {
  const failed = await tx.message.findFirst({ where: { id: retryOfId, status: "failed" }, select: { answersSince: true } });
  return failed?.answersSince ?? null;
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
