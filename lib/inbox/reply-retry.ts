import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import type { AccessedConversation, Actor } from "./access";
import { targetOf } from "./message-references";
import { type ContentRow, contentFiles, type OutboundContent, readContent } from "./outbound-content";
import { standingReactions } from "./reactions";
import type { RecipientFacts } from "./recipients";
import { type AttemptFacts, waitBeforeRetry } from "./retry-rules";
import { requireSendable } from "./sendable-files";
import { fillTemplate } from "./sendable-template";

type FailedRow = ContentRow &
  AttemptFacts & {
    id: string;
    /** Null when it was written here. */
    source: string | null;
    failedAt: Date | null;
    retriedById: string | null;
  };

/**
 * The content of a new attempt at a message of this conversation that failed in a way that may pass, or whose outcome is
 * unknown. A template is filled in anew, because it may have changed since. Throws DomainError "retry_not_possible"
 * (details.retryFrom: from when it is possible, if ever), and what `fillTemplate` and `requireSendable` throw.
 */
export async function composeRetry(
  tx: Tx,
  actor: Actor,
  conversation: AccessedConversation & { recipient: RecipientFacts },
  retryOfId: string,
  now: Date,
): Promise<OutboundContent> {
  const failed = await loadFailed(tx, conversation.id, retryOfId);
  if (failed.retriedById !== null) throw new DomainError("retry_not_possible", "This message has been tried again already.");
  requireRetryable(failed, now);
  const content = readContent(failed);
  if (content.type === "reaction") await requireLatestReaction(tx, failed.id);
  if (content.type === "template") return fillTemplate(tx, actor, conversation, content.payload, now);
  await requireSendable(tx, actor, contentFiles(content));
  return content;
}

async function loadFailed(tx: Tx, conversationId: string, messageId: string): Promise<FailedRow> {
  const [row] = await tx.$queryRaw<FailedRow[]>`
    SELECT m.id, m.type, m.body, m.quoted_wamid AS "quotedWamid", m.payload, m.status::text AS status,
      m.source::text AS source, m.error_code AS "errorCode", m.error,
      m.failed_at AS "failedAt",
      (SELECT r.id FROM message r WHERE r.retry_of_id = m.id) AS "retriedById"
    FROM message m WHERE m.id = ${messageId}::uuid AND m.conversation_id = ${conversationId}::uuid AND m.direction = 'outbound'`;
  if (!row) throw new DomainError("not_found", "This message does not exist.");
  return row;
}

function requireRetryable(failed: FailedRow, now: Date): void {
  if (failed.source !== null) {
    throw new DomainError("retry_not_possible", "This message was not sent from here, so it cannot be sent again from here.");
  }
  const waitMs = waitBeforeRetry(failed);
  if (waitMs === null) throw new DomainError("retry_not_possible", "Sending this message again would not help.");
  if (failed.failedAt === null || waitMs === 0) return;
  const retryFrom = new Date(failed.failedAt.getTime() + waitMs);
  if (now >= retryFrom) return;
  throw new DomainError("retry_not_possible", "Meta asks us to wait 24 hours before sending this again.", {
    retryFrom: retryFrom.toISOString(),
  });
}

/** An older reaction must not come back over the one that took its place. */
async function requireLatestReaction(tx: Tx, messageId: string): Promise<void> {
  const [standing] = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM message failed JOIN message m ON m.id = ${targetOf(Prisma.sql`failed`)}
      CROSS JOIN LATERAL (${standingReactions}) AS s
    WHERE failed.id = ${messageId}::uuid AND s.direction = 'outbound'`;
  if (standing?.id !== messageId) {
    throw new DomainError("retry_not_possible", "Another reaction has taken the place of this one.");
  }
}
