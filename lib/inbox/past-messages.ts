import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { InboundMessage } from "./inbound-messages";
import { isSameMessage, PLACEHOLDER } from "./message-references";
import { type ChangedExchange, recordAnswers } from "./response-times";

/** Whether a message only says that there is a file, which is to come. */
export function isPlaceholder({ payload }: Pick<InboundMessage, "payload">): boolean {
  return payload.type === PLACEHOLDER;
}

/**
 * What is known as history and came live as well happens: its live words, file and time count, and it is unread, answered and
 * counted like any other. Answers those, under the ids that they have.
 */
export async function reviveHistory(tx: Tx, known: readonly InboundMessage[]): Promise<InboundMessage[]> {
  const live = known.filter(({ isHistory }) => !isHistory);
  return rewrite(tx, live, Prisma.sql`m.is_history`);
}

/**
 * Files of before, in the place of the messages that announced them, and how far messages of before had come, where no webhook knew
 * of more. `past` are all that came as history, stored by now or known before. Answers the messages that got their file.
 */
export async function completePast(tx: Tx, past: readonly InboundMessage[]): Promise<InboundMessage[]> {
  if (past.length === 0) return [];
  await recordAnswers(tx, await raiseStatuses(tx, past));
  const files = past.filter((message) => !isPlaceholder(message));
  return rewrite(tx, files, Prisma.sql`m.is_history AND m.payload->>'type' = ${PLACEHOLDER}`);
}

/** An edited message is edited again by whoever stores what its edits say. */
async function rewrite(tx: Tx, messages: readonly InboundMessage[], condition: Prisma.Sql): Promise<InboundMessage[]> {
  if (messages.length === 0) return [];
  const values = messages.map((message) => ({
    ...message,
    wamidKey: wamidKey(message.wamid),
    quotedKey: message.quotedWamid && wamidKey(message.quotedWamid),
  }));
  const rows = await tx.$queryRaw<{ wamid: string; id: string; conversationId: string }[]>`
    UPDATE message m SET is_history = row."isHistory", source = row.source::"MessageSource", type = row.type, body = row.body,
      payload = row.payload, quoted_wamid = row."quotedWamid", quoted_key = row."quotedKey", happened_at = row."happenedAt",
      meta_at = row."metaAt", edited_at = NULL, revoked_at = NULL,
      status = greatest(m.status, row.status::"DeliveryStatus"),
      sent_at = CASE WHEN row.status NOT IN ('accepted', 'failed') THEN least(m.sent_at, row."happenedAt") ELSE m.sent_at END
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS row(
      wamid text, "wamidKey" text, "conversationId" uuid, direction text, source text, type text, body text, payload jsonb,
      "quotedWamid" text, "quotedKey" text, "happenedAt" timestamptz, "metaAt" timestamptz, "isHistory" boolean, status text)
    WHERE (m.wamid = row.wamid OR ${isSameMessage(Prisma.sql`m`)}) AND m.direction::text = row.direction AND ${condition}
    RETURNING row.wamid, m.id, m.conversation_id AS "conversationId"`;
  const stored = new Map(rows.map(({ wamid, ...row }) => [wamid, row]));
  return messages.flatMap((message) => {
    const row = stored.get(message.wamid);
    return row ? [{ ...message, ...row }] : [];
  });
}

/** Answers what is no history and may answer now. */
async function raiseStatuses(tx: Tx, past: readonly InboundMessage[]): Promise<ChangedExchange[]> {
  const rows = past
    .filter(({ status }) => status !== null)
    .map((message) => ({ ...message, wamidKey: wamidKey(message.wamid), payload: { type: message.payload.type } }));
  if (rows.length === 0) return [];
  const raised = await tx.$queryRaw<(ChangedExchange & { isHistory: boolean })[]>`
    UPDATE message m SET status = greatest(m.status, told.status), sent_at = least(m.sent_at, told.sent_at)
    FROM (
      SELECT known.id, max(row.status) AS status, min(row."happenedAt") FILTER (WHERE row.status NOT IN ('accepted', 'failed')) AS sent_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(wamid text, "wamidKey" text, "conversationId" uuid, type text,
        payload jsonb, status "DeliveryStatus", "happenedAt" timestamptz, "metaAt" timestamptz)
      JOIN message known ON known.wamid = row.wamid OR ${isSameMessage(Prisma.sql`known`)}
      WHERE known.direction = 'outbound' GROUP BY known.id) AS told
    WHERE m.id = told.id AND (m.status < told.status OR m.sent_at > told.sent_at OR (m.sent_at IS NULL AND told.sent_at IS NOT NULL))
    RETURNING m.id, m.conversation_id AS "conversationId", m.is_history AS "isHistory"`;
  return raised.filter(({ isHistory }) => !isHistory);
}
