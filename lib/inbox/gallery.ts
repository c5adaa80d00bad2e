import type { GalleryPage, GalleryQuery } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { type Actor, accessConversation } from "./access";
import { type AttachmentRecord, attachmentObject, toAttachmentView } from "./attachment-view";
import { parseCursor, toCursor } from "./cursor";

const PAGE_SIZE = 40;

/** Here, and nothing that a browser could show: a picture that could not be read, a video that is none by its bytes. */
const isUndrawable = Prisma.sql`(f.id IS NOT NULL AND CASE t.kind
  WHEN 'video' THEN f.mime_type NOT LIKE 'video/%' ELSE f.thumbnail_key IS NULL END)`;

const KINDS: Readonly<Record<GalleryQuery["kind"], Prisma.Sql>> = {
  media: Prisma.sql`(t.kind IN ('image', 'video') AND NOT ${isUndrawable})`,
  documents: Prisma.sql`(t.kind = 'document' OR (t.kind = 'audio' AND NOT t.is_voice) OR (t.kind IN ('image', 'video') AND ${isUndrawable}))`,
};

type GalleryRow = { id: string; messageId: string; happenedAt: Date; attachment: AttachmentRecord };

/** A page of a conversation's files, newest first. Throws DomainError "not_found". */
export async function listGallery(actor: Actor, conversationId: string, { kind, before }: GalleryQuery): Promise<GalleryPage> {
  const { id } = await accessConversation(db(), actor, conversationId);
  const place = before === undefined ? null : parseCursor(before);
  const bound = place ? Prisma.sql`AND (t.happened_at, t.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  const rows = await db().$queryRaw<GalleryRow[]>`
    SELECT t.id, t.message_id AS "messageId", t.happened_at AS "happenedAt", ${attachmentObject} AS attachment
    FROM attachment t JOIN message m ON m.id = t.message_id AND m.revoked_at IS NULL LEFT JOIN media_file f ON f.id = t.file_id
    WHERE t.conversation_id = ${id}::uuid AND ${KINDS[kind]} ${bound}
    ORDER BY t.happened_at DESC, t.id DESC LIMIT ${PAGE_SIZE + 1}`;
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map(({ messageId, happenedAt, attachment }) => ({
      messageId,
      happenedAt: happenedAt.toISOString(),
      attachment: toAttachmentView(attachment),
    })),
    older: rows.length > PAGE_SIZE && last ? toCursor({ at: last.happenedAt, id: last.id }) : null,
  };
}
