import type { BulkRetryInput, RetryObstacle, RetryResults } from "@/lib/contract/supervision";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError, type DomainErrorCode } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { sendReply } from "./replies";
import { findObstacle, type ObstacleRecord, obstacleTables } from "./retry-obstacles";

type Result = RetryResults["results"][number];
type Asked = BulkRetryInput["messages"][number];
type Failed = Pick<ObstacleRecord, "obstacle"> & { id: string; conversationId: string };

/**
 * Sends failed messages again, each as a single retry would and in a transaction of its own; audited once, with how many. Asking
 * twice sends once: a `clientMessageId` that has made its message answers it. Throws DomainError "forbidden".
 */
export async function retryMessages(actor: Actor, { messages }: BulkRetryInput, now: Date): Promise<RetryResults> {
  const supervisor = await requireRole(db(), actor, "supervisor");
  const made = await findMade(actor, messages);
  const failed = await loadFailed(actor, messages, now);
  const results: Result[] = [];
  let sent = 0;
  try {
    for (const asked of messages) {
      const known = made.get(keyOf(asked));
      const result = known ? resultOf(asked, known) : await retry(actor, asked, failed.get(asked.messageId), now);
      results.push(result);
      if (!known && result.newMessageId !== null) sent += 1;
    }
  } finally {
    // Also of those before a fault: whoever asks again only finds them made.
    await auditRetries(supervisor, { asked: messages.length, sent }, now);
  }
  return { results };
}

function resultOf({ messageId }: Asked, newMessageId: string): Result {
  return { messageId, newMessageId, obstacle: null };
}

async function auditRetries(
  supervisor: { id: string; name: string },
  details: { asked: number; sent: number },
  now: Date,
): Promise<void> {
  if (details.sent === 0) return;
  const act = { action: "message.bulk_retried", subject: "message", label: `${details.sent}`, details } as const;
  await db().$transaction((tx) => recordAudit(tx, supervisor, act, now));
}

/** What an earlier request with the same ids has made. */
async function findMade(actor: Actor, messages: readonly Asked[]): Promise<Map<string, string>> {
  const rows = await db().message.findMany({
    where: { clientMessageId: { in: messages.map(({ clientMessageId }) => clientMessageId) }, agentId: actor.id },
    select: { id: true, clientMessageId: true, retryOfId: true },
  });
  return new Map(
    rows.map(({ id, clientMessageId, retryOfId }) => [
      keyOf({ messageId: retryOfId ?? "", clientMessageId: clientMessageId ?? "" }),
      id,
    ]),
  );
}

function keyOf({ messageId, clientMessageId }: Asked): string {
  return `${messageId}:${clientMessageId}`.toLowerCase();
}

async function loadFailed(actor: Actor, messages: readonly Asked[], now: Date): Promise<Map<string, Failed>> {
  const ids = messages.map(({ messageId }) => messageId);
  const condition = Prisma.sql`m.id = ANY(${ids}::uuid[]) AND m.direction = 'outbound'`;
  const rows = await db().$transaction(async (tx) => {
    const obstacle = await findObstacle(tx, actor, condition, now);
    return tx.$queryRaw<Failed[]>`
      SELECT m.id, m.conversation_id AS "conversationId", ${obstacle} AS obstacle FROM message m ${obstacleTables} WHERE ${condition}`;
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function retry(
  actor: Actor,
  { messageId, clientMessageId }: Asked,
  failed: Failed | undefined,
  now: Date,
): Promise<Result> {
  if (!failed) return { messageId, newMessageId: null, obstacle: "same_answer" };
  if (failed.obstacle !== null) return { messageId, newMessageId: null, obstacle: failed.obstacle };
  try {
    const reply = { kind: "retry", clientMessageId, retryOfId: messageId } as const;
    const { id } = await sendReply(actor, failed.conversationId, reply, now);
    return resultOf({ messageId, clientMessageId }, id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { messageId, newMessageId: null, obstacle: OBSTACLES[error.code] ?? "same_answer" };
  }
}

/** What a refusal means that came between looking and sending, or that only a single retry finds. */
const OBSTACLES: Partial<Record<DomainErrorCode, RetryObstacle>> = {
  service_window_closed: "window_closed",
  template_unavailable: "template_unavailable",
  opted_out: "opted_out",
  retry_not_possible: "retried",
  conflict: "retried",
};
