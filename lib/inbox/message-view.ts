import type { Pricing } from "@/lib/contract/content";
import { type MessageView, type QuotedMessage, TemplateSnapshot } from "@/lib/contract/message";
import { excerpt } from "@/lib/contract/visible-text";
import { Prisma } from "@/lib/db/generated/client";
import { displayName } from "@/lib/whatsapp/identity";
import { isJsonObject, type JsonValue } from "@/lib/whatsapp/json";
import {
  type AttachmentRecord,
  attachmentJson,
  type GlanceRecord,
  glanceJson,
  toAttachmentView,
  toMediaGlance,
} from "./attachment-view";
import { type PersonRecord, personJson } from "./contact-view";
import { readMessageContent, readReferral } from "./message-content";
import { toFailure } from "./message-failure";
import { changes, isSameAuthor, targetOf, toldAt } from "./message-references";
import { reactionsJson } from "./reactions";

const QUOTE_LENGTH = 240;

type Status = NonNullable<MessageView["status"]>;

/** A row of `messageColumns`. */
export type MessageRecord = {
  id: string;
  conversationId: string;
  direction: "inbound" | "outbound";
  type: string;
  wamid: string | null;
  clientMessageId: string | null;
  agentId: string | null;
  agentName: string | null;
  body: string | null;
  payload: JsonValue;
  quotedWamid: string | null;
  happenedAt: Date;
  metaAt: Date | null;
  status: Status | null;
  queuedAt: Date | null;
  acceptedAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  playedAt: Date | null;
  failedAt: Date | null;
  errorCode: number | null;
  error: JsonValue;
  pricing: JsonValue;
  attempts: number;
  retryAt: Date | null;
  source: "phone" | "standby" | "partner" | null;
  author: PersonRecord | null;
  editedAt: Date | null;
  revokedAt: Date | null;
  previousTexts: string[];
  attachments: AttachmentRecord[];
  retryOfId: string | null;
  retriedById: string | null;
  quoted: QuotedRecord | null;
  reactions: { side: "contact" | "business"; emoji: string; status: Status | null; author: PersonRecord | null }[];
};

type QuotedRecord = PersonRecord & {
  direction: "inbound" | "outbound";
  type: string;
  body: string | null;
  agentName: string | null;
  media: GlanceRecord | null;
};

/** What an edited message said before: its own first words and those of each edit but the newest. */
const previousTexts = Prisma.sql`(
  SELECT coalesce(jsonb_agg(p.text ORDER BY p.at, p.wamid) FILTER (WHERE p.text IS NOT NULL), '[]'::jsonb) FROM (
    SELECT m.payload->>'originalText' AS text, '-infinity'::timestamptz AS at, '' COLLATE "C" AS wamid
    UNION ALL (
      SELECT e.body, ${toldAt(Prisma.sql`e`)}, coalesce(e.wamid_key, e.wamid) COLLATE "C" FROM message e
      WHERE ${changes(Prisma.sql`e`, Prisma.sql`m`)} AND e.type = 'edit' AND ${isSameAuthor(Prisma.sql`e`, Prisma.sql`m`)}
      ORDER BY ${toldAt(Prisma.sql`e`)} DESC, coalesce(e.wamid_key, e.wamid) COLLATE "C" DESC OFFSET 1)) AS p)`;

/** All that a bubble needs, in one query: the agent, the quoted message, the reactions, the next attempt. */
export const messageColumns = Prisma.sql`
  m.id, m.conversation_id AS "conversationId", m.direction::text AS direction, m.type, m.wamid,
  m.client_message_id AS "clientMessageId", m.agent_id AS "agentId", a.name AS "agentName", m.body, m.payload,
  m.quoted_wamid AS "quotedWamid", m.happened_at AS "happenedAt", m.meta_at AS "metaAt", m.status::text AS status, m.queued_at AS "queuedAt",
  m.accepted_at AS "acceptedAt", m.sent_at AS "sentAt", m.delivered_at AS "deliveredAt", m.read_at AS "readAt",
  m.played_at AS "playedAt", m.failed_at AS "failedAt", m.error_code AS "errorCode", m.error, m.pricing, m.attempts,
  m.retry_at AS "retryAt", m.source::text AS source, m.edited_at AS "editedAt", m.revoked_at AS "revokedAt",
  ${personJson(Prisma.sql`m.author_id`)} AS author,
  CASE WHEN m.edited_at IS NULL THEN '[]'::jsonb ELSE ${previousTexts} END AS "previousTexts",
  ${attachmentJson} AS attachments,
  m.retry_of_id AS "retryOfId", (SELECT t.id FROM message t WHERE t.retry_of_id = m.id) AS "retriedById",
  (SELECT jsonb_build_object('id', q.id, 'direction', q.direction, 'type', CASE WHEN q.revoked_at IS NULL THEN q.type ELSE 'revoke' END,
     'body', CASE WHEN q.revoked_at IS NULL THEN left(q.body, ${QUOTE_LENGTH + 1}::int) END, 'media', ${glanceJson(Prisma.sql`q`)},
     'agentName', qa.name, 'name', k.name, 'phoneBookName', k.phone_book_name, 'profileName', k.profile_name, 'username', k.username, 'waId', k.wa_id, 'userId', k.user_id)
   FROM message q LEFT JOIN agent qa ON qa.id = q.agent_id
     JOIN conversation qc ON qc.id = q.conversation_id JOIN contact k ON k.id = coalesce(q.author_id, qc.contact_id)
   WHERE q.id = ${targetOf(Prisma.sql`m`)}) AS quoted,
  ${reactionsJson} AS reactions`;

/** A message as the browser may see it. */
export function toMessageView(record: MessageRecord): MessageView {
  return {
    id: record.id,
    conversationId: record.conversationId,
    direction: record.direction,
    // Its message is not here: it is told as the message that it is now.
    type: record.type === "edit" ? "text" : record.type,
    text: record.revokedAt ? null : record.body,
    attachments: record.revokedAt ? [] : record.attachments.map(toAttachmentView),
    content: record.revokedAt || isChange(record) ? null : readMessageContent(record),
    referral: readReferral(record.payload),
    agent: record.agentId && record.agentName ? { id: record.agentId, name: record.agentName } : null,
    author: toPerson(record.author),
    source: record.source,
    happenedAt: record.happenedAt.toISOString(),
    metaAt: toInstant(record.metaAt),
    quoted: toQuoted(record),
    ...readForwards(record.payload),
    editedAt: toInstant(record.type === "edit" ? record.happenedAt : record.editedAt),
    ...(isChange(record) ? { isOriginalMissing: true } : {}),
    previousTexts: record.revokedAt ? [] : record.previousTexts,
    revokedAt: toInstant(record.revokedAt),
    reactions: record.reactions.map(toReaction),
    template: toTemplate(record.payload),
    status: record.status,
    steps: {
      queuedAt: toInstant(record.queuedAt),
      acceptedAt: toInstant(record.acceptedAt),
      sentAt: toInstant(record.sentAt),
      deliveredAt: toInstant(record.deliveredAt),
      readAt: toInstant(record.readAt),
      playedAt: toInstant(record.playedAt),
      failedAt: toInstant(record.failedAt),
    },
    failure: toFailure(record),
    pricing: toPricing(record.pricing),
    attempts: record.attempts,
    retryAt: toInstant(record.retryAt),
    retryOfId: record.retryOfId,
    retriedById: record.retriedById,
    clientMessageId: record.clientMessageId,
  };
}

/** An edit or a reaction is in the thread only where it stands alone: see `standsAlone`. */
function isChange({ type }: MessageRecord): boolean {
  return type === "edit" || type === "reaction";
}

function toQuoted(record: MessageRecord): QuotedMessage | null {
  const { quotedWamid, quoted } = record;
  if (!quotedWamid || isChange(record)) return null;
  if (!quoted) return { id: null, direction: null, author: null, type: null, text: null };
  const author = quoted.direction === "outbound" ? quoted.agentName : displayName(quoted);
  const { id, direction, type, body, media } = quoted;
  return { id, direction, author, type, text: excerpt(body, QUOTE_LENGTH), media: toMediaGlance(media) };
}

function toPerson(person: PersonRecord | null): MessageView["author"] {
  return person && { id: person.id, name: displayName(person) };
}

function toReaction({ author, ...reaction }: MessageRecord["reactions"][number]): MessageView["reactions"][number] {
  const person = toPerson(author);
  return person ? { ...reaction, author: person } : reaction;
}

function toTemplate(payload: JsonValue): TemplateSnapshot | null {
  if (!isJsonObject(payload)) return null;
  return TemplateSnapshot.safeParse(payload.snapshot).data ?? null;
}

/** Once forwarded, or so often that WhatsApp says it of the message. */
function readForwards(payload: JsonValue): { forwarded: boolean; forwardedOften: boolean } {
  const context = isJsonObject(payload) ? payload.context : undefined;
  const forwardedOften = isJsonObject(context) && context.frequently_forwarded === true;
  return { forwarded: forwardedOften || (isJsonObject(context) && context.forwarded === true), forwardedOften };
}

/** The facts of the report that `applyStatus` chose. */
function toPricing(pricing: JsonValue): Pricing | null {
  const facts = isJsonObject(pricing) ? pricing.facts : undefined;
  if (!isJsonObject(facts)) return null;
  return {
    billable: typeof facts.billable === "boolean" ? facts.billable : null,
    model: textOrNull(facts.pricing_model),
    type: textOrNull(facts.type),
    category: textOrNull(facts.category),
  };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function toInstant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
