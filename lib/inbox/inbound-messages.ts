import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import type { ReportedStatus } from "@/lib/whatsapp/delivery-status";
import type { JsonObject } from "@/lib/whatsapp/json";
import { wamidKey } from "@/lib/whatsapp/wamid";
import type { Source } from "@/lib/whatsapp/webhook-event";
import { isSameMessage } from "./message-references";

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
  /** Meta's own time, where `happenedAt` is when we received it. */
  metaAt: Date | null;
  opensWindow: boolean;
  /** From before the number was here. */
  isHistory: boolean;
  /** How far an outbound one has come, as far as its webhook says: `sent` unless the phone knew better. */
  status: ReportedStatus | null;
};

/** `inserted` were not there yet, `known` were; `handedOver` of those as copies of what somebody else was to answer: now they are ours. */
type Stored = { inserted: InboundMessage[]; known: InboundMessage[]; handedOver: InboundMessage[] };

/** Stores messages, each once, whichever of its ids it comes under. What somebody else sent is sent. */
export async function insertInbound(tx: Tx, messages: readonly InboundMessage[]): Promise<Stored> {
  if (messages.length === 0) return { inserted: [], known: [], handedOver: [] };
  const rows = messages.map((message) => ({
    ...message,
    wamidKey: wamidKey(message.wamid),
    quotedKey: message.quotedWamid && wamidKey(message.quotedWamid),
  }));
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO message (id, conversation_id, direction, source, author_id, type, wamid, wamid_key, body, payload, quoted_wamid, quoted_key,
      happened_at, meta_at, is_history, status, sent_at)
    SELECT id, "conversationId", direction::"MessageDirection", source::"MessageSource", "authorId", type, wamid, "wamidKey", body, payload,
      "quotedWamid", "quotedKey", "happenedAt", "metaAt", "isHistory", status::"DeliveryStatus",
      CASE WHEN status NOT IN ('accepted', 'failed') THEN "happenedAt" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(
      id uuid, "conversationId" uuid, direction text, source text, "authorId" uuid, type text, wamid text, "wamidKey" text, body text,
      payload jsonb, "quotedWamid" text, "quotedKey" text, "happenedAt" timestamptz, "metaAt" timestamptz, "isHistory" boolean, status text)
    WHERE NOT EXISTS (SELECT FROM message known WHERE ${isSameMessage(Prisma.sql`known`)})
    ON CONFLICT (wamid) DO NOTHING
    RETURNING id`;
  const ids = new Set(inserted.map(({ id }) => id));
  const known = messages.filter(({ id }) => !ids.has(id));
  return { inserted: messages.filter(({ id }) => ids.has(id)), known, handedOver: await takeOver(tx, known) };
}

/** A message that came to us in the ordinary way is ours to answer, also when a copy of it came first. */
async function takeOver(tx: Tx, known: readonly InboundMessage[]): Promise<InboundMessage[]> {
  const ours = known.filter(({ source, direction }) => source === null && direction === "inbound");
  if (ours.length === 0) return [];
  const rows = ours.map((message) => ({ ...message, wamidKey: wamidKey(message.wamid) }));
  const taken = await tx.$queryRaw<{ wamid: string }[]>`
    UPDATE message known SET source = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(wamid text, "wamidKey" text, "conversationId" uuid, type text, payload jsonb, "happenedAt" timestamptz, "metaAt" timestamptz)
    WHERE known.source = 'standby' AND (known.wamid = row.wamid OR ${isSameMessage(Prisma.sql`known`)}) RETURNING row.wamid`;
  const wamids = new Set(taken.map(({ wamid }) => wamid));
  return ours.filter(({ wamid }) => wamids.has(wamid));
}
