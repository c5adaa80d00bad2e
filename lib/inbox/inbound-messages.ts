import type { Tx } from "@/lib/db";
import type { JsonObject } from "@/lib/whatsapp/json";

/** What a contact wrote, as it is stored. A reaction has its emoji as `body` and its target as `quotedWamid`. */
export type InboundMessage = {
  id: string;
  conversationId: string;
  type: string;
  wamid: string;
  body: string | null;
  payload: JsonObject;
  quotedWamid: string | null;
  happenedAt: Date;
  opensWindow: boolean;
};

/** Stores messages that are not there yet, by wamid, and answers those that it stored. One statement. */
export async function insertInbound(tx: Tx, messages: readonly InboundMessage[]): Promise<InboundMessage[]> {
  if (messages.length === 0) return [];
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO message (id, conversation_id, direction, type, wamid, body, payload, quoted_wamid, happened_at)
    SELECT id, "conversationId", 'inbound', type, wamid, body, payload, "quotedWamid", "happenedAt"
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS row(
      id uuid, "conversationId" uuid, type text, wamid text, body text, payload jsonb, "quotedWamid" text, "happenedAt" timestamptz)
    ON CONFLICT (wamid) DO NOTHING
    RETURNING id`;
  const ids = new Set(inserted.map(({ id }) => id));
  return messages.filter(({ id }) => ids.has(id));
}
