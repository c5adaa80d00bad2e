import type { Tx } from "@/lib/db";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { Consequences } from "./consequences";
import { deriveLastMessage } from "./conversation-facts";
import type { InboundMessage } from "./inbound-messages";
import { recordAnswers } from "./response-times";

/** How far an echo's time, which is Meta's, may be from that of the request, which is ours. */
const TOLERANCE = "10 minutes";

/**
 * Some numbers are told by an echo of what was sent from here, and it may be faster than the answer to our request, or come where
 * that is lost. It carries nothing of ours: it is taken for the message that was last sent in its conversation, has no id of Meta's
 * yet, and says the same. That message then has this id, and is sent. Answers the ids that were learnt so.
 */
export async function adoptEchoes(tx: Tx, messages: readonly InboundMessage[], consequences: Consequences): Promise<string[]> {
  const echoes = messages.filter(({ direction, source, isHistory }) => direction === "outbound" && source !== null && !isHistory);
  if (echoes.length === 0) return [];
  await tx.$queryRaw`
    SELECT FROM conversation WHERE id = ANY(${echoes.map(({ conversationId }) => conversationId)}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const rows = echoes.map((echo) => ({ ...echo, wamidKey: wamidKey(echo.wamid) }));
  const adopted = await tx.$queryRaw<{ wamid: string }[]>`
    WITH pairs AS (
      SELECT DISTINCT ON (row.wamid) row.wamid, row."wamidKey", row."happenedAt", ours.id
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS row(wamid text, "wamidKey" text, "conversationId" uuid, type text, body text, "happenedAt" timestamptz)
      JOIN message ours ON ours.conversation_id = row."conversationId" AND ours.type = row.type
        AND ours.status IN ('sending', 'unknown') AND ours.wamid IS NULL
        AND (row.body IS NULL OR btrim(row.body) = btrim(coalesce(ours.body, '')))
        AND row."happenedAt" BETWEEN ours.claimed_at - ${TOLERANCE}::interval AND ours.claimed_at + ${TOLERANCE}::interval
      WHERE NOT EXISTS (SELECT FROM message known WHERE known.wamid = row.wamid
        OR (known.conversation_id = row."conversationId" AND known.wamid_key = row."wamidKey"))
      ORDER BY row.wamid, ours.claimed_at, ours.id),
    adopted AS (
      SELECT DISTINCT ON (id) * FROM pairs ORDER BY id, "happenedAt", wamid)
    UPDATE message m SET wamid = a.wamid, wamid_key = a."wamidKey"
    FROM adopted a WHERE m.id = a.id AND m.wamid IS NULL AND m.status IN ('sending', 'unknown')
    RETURNING m.wamid`;
  await tellSent(tx, rows, consequences);
  return adopted.map(({ wamid }) => wamid);
}

type Echo = InboundMessage & { wamidKey: string | null };

/** What an echo tells of has been sent, at the latest when Meta says that it was. */
async function tellSent(tx: Tx, echoes: readonly Echo[], consequences: Consequences): Promise<void> {
  const sent = await tx.$queryRaw<{ id: string; conversationId: string }[]>`
    UPDATE message m SET status = greatest(m.status, 'sent'), sent_at = least(m.sent_at, echo.at)
    FROM (
      SELECT ours.id, min(coalesce(row."metaAt", row."happenedAt")) AS at
      FROM jsonb_to_recordset(${JSON.stringify(echoes)}::jsonb)
        AS row(wamid text, "wamidKey" text, "conversationId" uuid, "happenedAt" timestamptz, "metaAt" timestamptz)
      JOIN message ours ON ours.direction = 'outbound' AND ours.source IS NULL AND ours.type <> 'call'
        AND (ours.wamid = row.wamid OR (ours.conversation_id = row."conversationId" AND ours.wamid_key = row."wamidKey"))
      GROUP BY ours.id) AS echo
    WHERE m.id = echo.id AND (m.status < 'sent' OR m.sent_at IS NULL OR m.sent_at > echo.at)
    RETURNING m.id, m.conversation_id AS "conversationId"`;
  await recordAnswers(tx, sent);
  for (const { conversationId } of sent) {
    consequences.conversations.add(conversationId);
    // A message that waited for its answer no longer holds up the ones behind it.
    consequences.jobs.push({ kind: "deliver-conversation", conversationId });
  }
}

/**
 * Takes the echo of a message of ours that could not be told to be one when it came into that message, now that Meta's answer or a
 * status says which id that message has. To be called before the id is stored. Answers the messages that had one.
 */
export async function absorbEchoes(tx: Tx, ours: readonly { id: string; wamid: string }[]): Promise<string[]> {
  if (ours.length === 0) return [];
  const rows = ours.map((message) => ({ ...message, wamidKey: wamidKey(message.wamid) }));
  const absorbed = await tx.$queryRaw<{ id: string; conversationId: string }[]>`
    WITH echoes AS (
      DELETE FROM message echo USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, wamid text, "wamidKey" text), message ours
      WHERE ours.id = row.id AND echo.id <> ours.id AND echo.direction = 'outbound' AND echo.source IS NOT NULL
        AND (echo.wamid = row.wamid OR (echo.conversation_id = ours.conversation_id AND echo.wamid_key = row."wamidKey"))
      RETURNING ours.id AS "oursId", echo.*)
    UPDATE message m SET status = greatest(m.status, e.status), sent_at = least(m.sent_at, e.sent_at),
      delivered_at = least(m.delivered_at, e.delivered_at), read_at = least(m.read_at, e.read_at), played_at = least(m.played_at, e.played_at),
      failed_at = coalesce(m.failed_at, e.failed_at), error_code = coalesce(m.error_code, e.error_code), error = coalesce(m.error, e.error),
      pricing = coalesce(m.pricing, e.pricing), price_category = coalesce(m.price_category, e.price_category),
      price_type = coalesce(m.price_type, e.price_type)
    FROM echoes e WHERE m.id = e."oursId"
    RETURNING m.id, m.conversation_id AS "conversationId"`;
  await deriveLastMessage(tx, [...new Set(absorbed.map(({ conversationId }) => conversationId))]);
  await recordAnswers(tx, absorbed);
  return absorbed.map(({ id }) => id);
}
