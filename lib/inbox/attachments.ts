import type { AttachmentView } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import { type Actor, visibleTo } from "./access";
import { type AttachmentRecord, attachmentObject, toAttachmentView } from "./attachment-view";
import type { FilePart, StoredFile } from "./media-files";

/** The attachments `t` that an actor may see: of conversations `c` the actor sees, and of messages `m` that nobody took back. */
export const seenBy = (actor: Actor) => Prisma.sql`
  attachment t JOIN conversation c ON c.id = t.conversation_id AND ${visibleTo(actor)}
  JOIN message m ON m.id = t.message_id AND m.revoked_at IS NULL`;

/** Where the bytes of a message's file are. Throws DomainError "not_found", the same for "not here" and "may not be seen". */
export async function findAttachmentFile(actor: Actor, attachmentId: string, part: FilePart): Promise<StoredFile> {
  const key = part === "file" ? Prisma.sql`f.storage_key` : Prisma.sql`f.thumbnail_key`;
  const [file] = await db().$queryRaw<StoredFile[]>`
    SELECT ${key} AS key, CASE WHEN ${part} = 'file' THEN f.mime_type ELSE 'image/webp' END AS "mimeType",
      coalesce(t.file_name, f.file_name) AS "fileName"
    FROM ${seenBy(actor)} JOIN media_file f ON f.id = t.file_id
    WHERE t.id = ${attachmentId}::uuid AND ${key} IS NOT NULL`;
  if (!file) throw new DomainError("not_found", "This file does not exist.");
  return file;
}

/**
 * Asks Meta once more for a file that could not be fetched. Throws DomainError "not_found", and "retry_not_possible" when Meta has
 * forgotten it by now, or when there is nothing to ask for.
 */
export async function retryAttachment(actor: Actor, attachmentId: string, now: Date): Promise<AttachmentView> {
  return db().$transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ conversationId: string; canRetry: boolean }[]>`
      SELECT t.conversation_id AS "conversationId",
        (t.state IN ('failed', 'waiting') AND t.media_id IS NOT NULL AND t.expires_at > ${now}::timestamptz) AS "canRetry"
      FROM ${seenBy(actor)} WHERE t.id = ${attachmentId}::uuid FOR UPDATE OF t`;
    if (!found) throw new DomainError("not_found", "This file does not exist.");
    if (!found.canRetry) throw new DomainError("retry_not_possible", "WhatsApp does not have this file any more.");
    await tx.attachment.update({
      where: { id: attachmentId },
      data: { state: "waiting", attempts: 0, retryAt: null, failure: null, failureCode: null },
      select: { id: true },
    });
    await enqueue(tx, { kind: "fetch-attachment", attachmentId });
    await publish(tx, { type: "changed", conversations: [found.conversationId] });
    const [row] = await tx.$queryRaw<{ attachment: AttachmentRecord }[]>`
      SELECT ${attachmentObject} AS attachment FROM attachment t LEFT JOIN media_file f ON f.id = t.file_id
      WHERE t.id = ${attachmentId}::uuid`;
    if (!row) throw new Error("An attachment went while it was locked.");
    return toAttachmentView(row.attachment);
  });
}
