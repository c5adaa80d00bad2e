import { ScheduledContent } from "@/lib/contract/scheduled";
import { databaseFault } from "@/lib/database-fault";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import { publish } from "@/lib/realtime/publish";
import type { Consequences } from "./consequences";
import type { InboundMessage } from "./inbound-messages";
import { queueReply } from "./replies";

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

const MAX_PER_RUN = 100;

/** What the contact did that is no writing. */
const NOT_WRITTEN = ["reaction", "edit", "revoke", "system", "call"];

/** Sends the replies whose time has come, by the product's clock. Answers how many it tried; run every few seconds. */
export async function sendDueReplies(now: Date): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM scheduled_reply WHERE state = 'waiting' AND trigger = 'at' AND send_at <= ${now}
    ORDER BY send_at, created_at, id LIMIT ${MAX_PER_RUN}`;
  return sendEach(due, now);
}

/**
 * Sends, in order, the replies of a conversation that waited for its contact, if a message of theirs that is ours to answer came
 * since they were made, and the window is open. One so old that its window has closed again wakes none.
 */
export async function sendAwaitedReplies(conversationId: string, now: Date): Promise<void> {
  const awaited = await db().$queryRaw<{ id: string }[]>`
    SELECT r.id FROM scheduled_reply r JOIN conversation c ON c.id = r.conversation_id
    WHERE c.id = coalesce(
        (SELECT kept_conversation_id FROM conversation_merge WHERE merged_conversation_id = ${conversationId}::uuid),
        ${conversationId}::uuid)
      AND r.state = 'waiting' AND r.trigger = 'next_inbound' AND c.window_closes_at > ${now}
      AND EXISTS (SELECT FROM message m WHERE m.conversation_id = c.id AND m.direction = 'inbound' AND m.id > r.id
                  AND m.source IS NULL AND NOT m.is_history AND m.type <> ALL(${NOT_WRITTEN}))
    ORDER BY r.created_at, r.id`;
  await sendEach(awaited, now);
}

/** Has the replies looked at that wait for one of these arrivals. What somebody else answers for the number is not answered by itself. */
export async function wakeAwaitedReplies(
  tx: Pick<Tx, "$queryRaw">,
  arrivals: readonly Pick<InboundMessage, "conversationId" | "opensWindow" | "source">[],
  { jobs }: Pick<Consequences, "jobs">,
): Promise<void> {
  const written = arrivals.filter(({ opensWindow, source }) => opensWindow && source === null);
  const conversationIds = [...new Set(written.map(({ conversationId }) => conversationId))];
  if (conversationIds.length === 0) return;
  const awaiting = await tx.$queryRaw<{ conversationId: string }[]>`
    SELECT DISTINCT conversation_id AS "conversationId" FROM scheduled_reply
    WHERE conversation_id = ANY(${conversationIds}::uuid[]) AND state = 'waiting' AND trigger = 'next_inbound'`;
  for (const { conversationId } of awaiting) jobs.push({ kind: "send-scheduled", conversationId });
}

/** One that breaks does not hold up the others; it is tried again in the next run. */
async function sendEach(replies: readonly { id: string }[], now: Date): Promise<number> {
  for (const { id } of replies) {
    try {
      await sendScheduled(id, now);
    } catch (error) {
      if (databaseFault(error)) throw error;
      log.error({ err: error, scheduledReplyId: id }, "a scheduled reply could not be sent");
    }
  }
  return replies.length;
}

/** Turns a scheduled reply into a message, once: both change in one transaction, or neither. What refuses it is kept. */
async function sendScheduled(id: string, now: Date): Promise<void> {
  try {
    await db().$transaction(async (tx) => {
      const reply = await take(tx, id);
      if (!reply) return;
      const content = ScheduledContent.safeParse(reply.content);
      if (!content.success) throw new DomainError("invalid_input", "This reply was kept in a form that is not known any more.");
      await queueReply(tx, { id: reply.agentId }, reply.conversationId, content.data, now, id);
      await tx.scheduledReply.update({ where: { id }, data: { state: "sent", settledAt: now }, select: { id: true } });
    }, TRANSACTION);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await recordFailure(id, error, now);
  }
}

type Taken = { conversationId: string; agentId: string; content: unknown; isActive: boolean };

/** The conversation first, as everywhere; then the reply, unless another worker has sent it or somebody has cancelled it. */
async function take(tx: Tx, id: string): Promise<Taken | null> {
  await tx.$queryRaw`
    SELECT FROM conversation WHERE id = (SELECT conversation_id FROM scheduled_reply WHERE id = ${id}::uuid) FOR UPDATE`;
  const [reply] = await tx.$queryRaw<Taken[]>`
    SELECT r.conversation_id AS "conversationId", r.agent_id AS "agentId", r.content,
      a.deactivated_at IS NULL AS "isActive"
    FROM scheduled_reply r JOIN agent a ON a.id = r.agent_id
    WHERE r.id = ${id}::uuid AND r.state = 'waiting' FOR UPDATE OF r`;
  if (reply && !reply.isActive) throw new DomainError("forbidden", "The agent who wrote this reply is no longer active.");
  return reply ?? null;
}

async function recordFailure(id: string, { code }: DomainError, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const [failed] = await tx.$queryRaw<{ conversationId: string }[]>`
      UPDATE scheduled_reply SET state = 'failed', failure = ${code}, settled_at = ${now}
      WHERE id = ${id}::uuid AND state = 'waiting' RETURNING conversation_id AS "conversationId"`;
    if (failed) await publish(tx, { type: "changed", conversations: [failed.conversationId] });
  });
}
