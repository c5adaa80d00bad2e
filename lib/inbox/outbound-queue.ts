import { v7 as uuidv7 } from "uuid";
import { realNow } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { timeOrderedId } from "@/lib/time-ordered-id";
import { wamidKey } from "@/lib/whatsapp/wamid";
import { contentFiles, type OutboundContent } from "./outbound-content";

/** A message to be sent: what it says, who wrote it, and what it stands for. */
export type NewOutbound = {
  conversationId: string;
  agentId: string;
  clientMessageId: string;
  content: OutboundContent;
  retryOfId: string | null;
  /** The scheduled reply that it was until now: it answers what had been asked when that was written. Null = written just now. */
  scheduledId: string | null;
};

/**
 * Puts a message, with its files, at the end of its conversation's queue, and the job that will send it. The conversation's
 * row must be locked. Answers its id, or null when its clientMessageId or retryOfId is taken: then nothing was queued.
 */
export async function queueOutbound(tx: Tx, outbound: NewOutbound, now: Date): Promise<string | null> {
  const { conversationId, agentId, clientMessageId, content, retryOfId, scheduledId } = outbound;
  const templateId = content.type === "template" ? content.payload.templateId : null;
  const id = await nextId(tx, conversationId);
  const files = contentFiles(content).map((file, position) => ({ ...file, id: uuidv7(), position }));
  // DO NOTHING waits for a concurrent insert of the same key to end, and leaves the transaction usable.
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    WITH queued AS (
      INSERT INTO message (id, conversation_id, direction, type, client_message_id, agent_id, body, payload, quoted_wamid,
        quoted_key, happened_at, created_at, status, queued_at, retry_of_id, template_id, answers_until)
      VALUES (${id}::uuid, ${conversationId}::uuid, 'outbound', ${content.type}, ${clientMessageId}::uuid, ${agentId}, ${content.body},
        ${JSON.stringify(content.payload)}::jsonb, ${content.quotedWamid}, ${content.quotedWamid && wamidKey(content.quotedWamid)}, ${now}, ${now}, 'queued', ${now}, ${retryOfId}::uuid,
        ${templateId}::uuid, (SELECT created_at FROM scheduled_reply WHERE id = ${scheduledId}::uuid))
      ON CONFLICT DO NOTHING RETURNING id),
    files AS (
      INSERT INTO attachment (id, message_id, conversation_id, happened_at, position, kind, is_voice, state, file_id, file_name)
      SELECT file.id, queued.id, ${conversationId}::uuid, ${now}, file.position, file.kind, file."isVoice", 'ready', file."fileId", file."fileName"
      FROM queued, jsonb_to_recordset(${JSON.stringify(files)}::jsonb) AS file(
        id uuid, position int, kind text, "isVoice" boolean, "fileId" uuid, "fileName" text))
    SELECT id FROM queued`;
  if (inserted.length === 0) return null;
  await enqueue(tx, { kind: "deliver-conversation", conversationId });
  return id;
}

/** Has a conversation's queue looked at again after a delay. Real time, because jobs run by the database's clock. */
export async function enqueueDelivery(tx: Tx, conversationId: string, delayMs: number): Promise<void> {
  const options = delayMs > 0 ? { runAt: new Date(realNow().getTime() + delayMs) } : {};
  await enqueue(tx, { kind: "deliver-conversation", conversationId }, options);
}

/** Ids are the order of sending. Another machine's clock may be ahead: then the new id is put just behind its newest. */
async function nextId(tx: Tx, conversationId: string): Promise<string> {
  const [newest] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM message WHERE conversation_id = ${conversationId}::uuid AND status IN ('queued', 'sending') ORDER BY id DESC LIMIT 1`;
  const id = timeOrderedId();
  return newest && newest.id >= id ? uuidv7({ msecs: millisecondsOf(newest.id) + 1 }) : id;
}

/** The 48 bits in front of a UUID v7. */
function millisecondsOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
