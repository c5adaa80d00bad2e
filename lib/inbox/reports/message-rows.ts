import type { SupervisedMessage } from "@/lib/contract/supervision";
import { excerpt } from "@/lib/contract/visible-text";
import { Prisma } from "@/lib/db/generated/client";
import { displayName } from "@/lib/whatsapp/identity";
import { formatPhone } from "@/lib/whatsapp/phone";
import { type FailureRecord, toFailure } from "../message-failure";

const TEXT_LENGTH = 4_096;

/** A row of `supervisedColumns`. */
export type SupervisedRecord = FailureRecord & {
  id: string;
  conversationId: string;
  contactId: string;
  contactName: string | null;
  phoneBookName: string | null;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  userId: string | null;
  isGroup: boolean;
  numberId: string;
  numberName: string;
  agentId: string | null;
  agentName: string | null;
  type: string;
  text: string | null;
  templateName: string | null;
  templateLanguage: string | null;
  happenedAt: Date;
  queuedAt: Date | null;
  acceptedAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  playedAt: Date | null;
  failedAt: Date | null;
  priceCategory: string | null;
  priceType: string | null;
  responseSeconds: number | null;
  wamid: string | null;
  retriedById: string | null;
};

/** A message with its line of truth, in one query over `supervisedTables`. */
export const supervisedColumns = Prisma.sql`
  m.id, m.conversation_id AS "conversationId", k.id AS "contactId", k.name AS "contactName", k.phone_book_name AS "phoneBookName", k.profile_name AS "profileName", k.username,
  k.wa_id AS "waId", k.user_id AS "userId", k.is_group AS "isGroup", n.id AS "numberId", n.name AS "numberName", m.agent_id AS "agentId",
  a.name AS "agentName", m.type, CASE WHEN m.revoked_at IS NULL THEN left(m.body, ${TEXT_LENGTH + 1}::int) END AS text,
  t.name AS "templateName", t.language AS "templateLanguage", m.happened_at AS "happenedAt", m.status::text AS status,
  m.queued_at AS "queuedAt", m.accepted_at AS "acceptedAt", m.sent_at AS "sentAt", m.delivered_at AS "deliveredAt", m.read_at AS "readAt",
  m.played_at AS "playedAt", m.failed_at AS "failedAt", m.error_code AS "errorCode", m.error, m.price_category AS "priceCategory",
  m.price_type AS "priceType", m.response_seconds AS "responseSeconds", m.wamid,
  (SELECT r.id FROM message r WHERE r.retry_of_id = m.id) AS "retriedById"`;

/** After `message m`. */
export const supervisedTables = Prisma.sql`
  JOIN conversation c ON c.id = m.conversation_id JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id
  LEFT JOIN agent a ON a.id = m.agent_id LEFT JOIN template t ON t.id = m.template_id`;

/** A message as a supervisor's browser may see it. */
export function toSupervisedMessage(record: SupervisedRecord): SupervisedMessage {
  const { id, conversationId, type, text, status, priceCategory, priceType, responseSeconds, wamid, retriedById } = record;
  return {
    id,
    conversationId,
    contact: {
      id: record.contactId,
      name: displayName({ ...record, name: record.contactName }),
      phone: record.waId && formatPhone(record.waId),
      username: record.username,
      isGroup: record.isGroup,
    },
    number: { id: record.numberId, name: record.numberName },
    agent: record.agentId && record.agentName ? { id: record.agentId, name: record.agentName } : null,
    type,
    text: excerpt(text, TEXT_LENGTH),
    template:
      record.templateName && record.templateLanguage ? { name: record.templateName, language: record.templateLanguage } : null,
    happenedAt: record.happenedAt.toISOString(),
    status: status ?? "queued",
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
    priceCategory,
    priceType,
    responseSeconds,
    wamid,
    retriedById,
  };
}

function toInstant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
