import type { ConversationRow } from "@/lib/contract/conversation";
import { excerpt, visibleName } from "@/lib/contract/visible-text";
import { Prisma } from "@/lib/db/generated/client";
import { displayName } from "@/lib/whatsapp/identity";
import { formatPhone } from "@/lib/whatsapp/phone";
import { isWindowRefused } from "@/lib/whatsapp/service-window";
import { type GlanceRecord, glanceJson, toMediaGlance } from "./attachment-view";

const PREVIEW_LENGTH = 160;

/** A row of `conversationColumns`. */
export type ConversationRecord = {
  id: string;
  state: "open" | "snoozed" | "resolved";
  lastInboundAt: Date | null;
  windowRefusedAt: Date | null;
  windowClosesAt: Date | null;
  lastActivityAt: Date;
  unreadCount: number;
  markedUnread: boolean;
  unansweredSince: Date | null;
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
  assigneeId: string | null;
  assigneeName: string | null;
  messageDirection: "inbound" | "outbound" | null;
  messageType: string | null;
  messageText: string | null;
  messageStatus: NonNullable<ConversationRow["preview"]>["status"];
  messageMedia: GlanceRecord | null;
  draft: string | null;
};

/** What a list row needs, in one query. */
export const conversationColumns = Prisma.sql`
  c.id, c.state::text AS state, c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt",
  c.window_closes_at AS "windowClosesAt", c.last_activity_at AS "lastActivityAt", c.unread_count AS "unreadCount",
  c.marked_unread AS "markedUnread", c.unanswered_since AS "unansweredSince",
  k.id AS "contactId", k.name AS "contactName", k.phone_book_name AS "phoneBookName", k.profile_name AS "profileName", k.username, k.wa_id AS "waId", k.user_id AS "userId",
  k.is_group AS "isGroup",
  n.id AS "numberId", n.name AS "numberName", s.id AS "assigneeId", s.name AS "assigneeName",
  m.direction::text AS "messageDirection", CASE WHEN m.revoked_at IS NOT NULL THEN 'revoke' WHEN m.type = 'edit' THEN 'text' ELSE m.type END AS "messageType", 
  CASE WHEN m.revoked_at IS NULL THEN left(m.body, ${PREVIEW_LENGTH + 1}::int) END AS "messageText",
  m.status::text AS "messageStatus", ${glanceJson(Prisma.sql`m`)} AS "messageMedia", 
  left(coalesce(nullif(d.text, ''), d.beside), ${PREVIEW_LENGTH + 1}::int) AS draft`;

/** The tables of `conversationColumns`, with the reader's own draft. */
export function conversationTables(readerId: string): Prisma.Sql {
  return Prisma.sql`
    FROM conversation c
    JOIN contact k ON k.id = c.contact_id
    JOIN phone_number n ON n.id = c.number_id
    LEFT JOIN agent s ON s.id = c.assignee_id
    LEFT JOIN message m ON m.id = c.last_message_id
    LEFT JOIN draft d ON d.conversation_id = c.id AND d.agent_id = ${readerId}`;
}

/** A conversation as the browser may see it. */
export function toConversationRow(record: ConversationRecord): ConversationRow {
  return {
    id: record.id,
    state: record.state,
    contact: {
      id: record.contactId,
      name: displayName({ ...record, name: record.contactName }),
      phone: record.waId && formatPhone(record.waId),
      username: visibleName(record.username),
      isGroup: record.isGroup,
    },
    number: { id: record.numberId, name: record.numberName },
    assignee: record.assigneeId && record.assigneeName ? { id: record.assigneeId, name: record.assigneeName } : null,
    window: {
      closesAt: record.windowClosesAt?.toISOString() ?? null,
      lastInboundAt: record.lastInboundAt?.toISOString() ?? null,
      refused: isWindowRefused(record),
    },
    unreadCount: record.unreadCount,
    markedUnread: record.markedUnread,
    unanswered: record.unansweredSince !== null,
    lastActivityAt: record.lastActivityAt.toISOString(),
    preview: toPreview(record),
    draft: excerpt(record.draft, PREVIEW_LENGTH),
  };
}

function toPreview(record: ConversationRecord): ConversationRow["preview"] {
  const { messageDirection: direction, messageType: type, messageText: text, messageStatus: status } = record;
  return direction && type
    ? { direction, type, text: excerpt(text, PREVIEW_LENGTH), status, media: toMediaGlance(record.messageMedia) }
    : null;
}
