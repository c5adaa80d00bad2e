import type { Tx } from "@/lib/db";
import type { JsonObject } from "@/lib/whatsapp/json";
import type { Source } from "@/lib/whatsapp/webhook-event";

/**
 * A message that came by a webhook, as it is stored: the contact's, or (outbound) one that somebody else wrote for our number.
 * A reaction has its emoji as `body` and its target as `quotedWamid`; an edit or a revocation the message that it changes.
 */
export type InboundMessage = {
  id: string;
  conversationId: string;
  direction: "inbound" | "outbound";
  source: Source | null;
  /** Who wrote it in a group. */
  authorId: string | null;
  type: string;
  wamid: string;
  body: string | null;
  payload: JsonObject;
  quotedWamid: string | null;
  happenedAt: Date;
  opensWindow: boolean;
};

/** Stores messages that are not there yet, by wamid, and answers those that it stored. What somebody else sent is sent. */
export async function insertInbound(tx: Tx, messages: readonly InboundMessage[]): Promise<InboundMessage[]> {
  if (messages.length === 0) return [];
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO message (id, conversation_id, direction, source, author_id, type, wamid, body, payload, quoted_wamid, happened_at, status, sent_at)
    SELECT id, "conversationId", direction::"MessageDirection", source::"MessageSource", "authorId", type, wamid, body, payload, "quotedWamid",
      "happenedAt", CASE WHEN direction = 'outbound' THEN 'sent'::"DeliveryStatus" END, CASE WHEN direction = 'outbound' THEN "happenedAt" END
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS row(
      id uuid, "conversationId" uuid, direction text, source text, "authorId" uuid, type text, wamid text, body text, payload jsonb,
      "quotedWamid" text, "happenedAt" timestamptz)
    ON CONFLICT (wamid) DO NOTHING
    RETURNING id`;
  const ids = new Set(inserted.map(({ id }) => id));
  await receivedToo(
    tx,
    messages.filter(({ id }) => !ids.has(id)),
  );
  return messages.filter(({ id }) => ids.has(id));
}

/** A message that came to us in the ordinary way is ours to answer, also when a copy of it came first. */
async function receivedToo(tx: Tx, known: readonly InboundMessage[]): Promise<void> {
  const wamids = known.filter(({ source, direction }) => source === null && direction === "inbound").map(({ wamid }) => wamid);
  if (wamids.length === 0) return;
  await tx.$executeRaw`UPDATE message SET source = NULL WHERE source = 'standby' AND wamid = ANY(${wamids}::text[])`;
}
