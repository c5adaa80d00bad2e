import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { errorFor } from "@/lib/whatsapp/errors";
import { isJsonObject, type JsonValue } from "@/lib/whatsapp/json";
import type { AccessedConversation } from "./access";
import { type ContentRow, type OutboundContent, readContent } from "./outbound-content";
import { fillTemplate } from "./sendable-template";

/** After this code the same text may be sent again once the contact has written: the window is checked like for any reply. */
const WINDOW_CLOSED = 131047;

type FailedRow = ContentRow & {
  id: string;
  status: string | null;
  errorCode: number | null;
  error: JsonValue;
  retriedById: string | null;
};

/**
 * The content of a new attempt at a message of this conversation that failed in a way that may pass, or whose outcome is
 * unknown. A template is filled in anew, because it may have changed since. Throws DomainError "retry_not_possible", and
 * what `fillTemplate` throws.
 */
export async function composeRetry(tx: Tx, conversation: AccessedConversation, retryOfId: string): Promise<OutboundContent> {
  const failed = await loadFailed(tx, conversation.id, retryOfId);
  if (failed.retriedById !== null) throw new DomainError("retry_not_possible", "This message has been tried again already.");
  if (!canRetry(failed)) throw new DomainError("retry_not_possible", "Sending this message again would not help.");
  const content = readContent(failed);
  if (content.type === "reaction") await requireLatestReaction(tx, failed.id, content.quotedWamid);
  if (content.type !== "template") return content;
  const { templateId, values } = content.payload;
  return fillTemplate(tx, conversation.numberId, templateId, values);
}

async function loadFailed(tx: Tx, conversationId: string, messageId: string): Promise<FailedRow> {
  const [row] = await tx.$queryRaw<FailedRow[]>`
    SELECT m.id, m.type, m.body, m.quoted_wamid AS "quotedWamid", m.payload, m.status::text AS status, m.error_code AS "errorCode", m.error,
      (SELECT r.id FROM message r WHERE r.retry_of_id = m.id) AS "retriedById"
    FROM message m WHERE m.id = ${messageId}::uuid AND m.conversation_id = ${conversationId}::uuid AND m.direction = 'outbound'`;
  if (!row) throw new DomainError("not_found", "This message does not exist.");
  return row;
}

function canRetry({ status, errorCode, error }: FailedRow): boolean {
  if (status === "unknown") return true;
  if (status !== "failed") return false;
  if (errorCode === null) return isJsonObject(error) && typeof error.ours === "string";
  return errorCode === WINDOW_CLOSED || errorFor(errorCode).canRetry;
}

/** An older reaction must not come back over the one that took its place. */
async function requireLatestReaction(tx: Tx, messageId: string, targetWamid: string): Promise<void> {
  const current = await tx.reaction.findUnique({
    where: { targetWamid_side: { targetWamid, side: "business" } },
    select: { sourceId: true },
  });
  if (current?.sourceId !== messageId) {
    throw new DomainError("retry_not_possible", "Another reaction has taken the place of this one.");
  }
}
