import { db, type Tx } from "@/lib/db";
import type { Refusal } from "@/lib/whatsapp/outcome";
import type { SendingContext } from "./sending-context";

/** The files as Meta knows them, by our ids; or Meta's refusal of one of them; or that one is not here any more. */
export type UploadedFiles = { kind: "ready"; mediaIds: ReadonlyMap<string, string> } | Refusal | { kind: "file-missing" };

/** Meta keeps an upload for 30 days. A day less, because a message may wait before it is sent. */
const KEPT_MS = 29 * 86_400_000;

/** Meta's "media upload error": it could not use the file that the message names. */
const UNUSABLE_MEDIA_CODE = 131_053;

/** Of a file that came without a name. */
const NAMELESS = "file";

/**
 * Makes sure that Meta has files for messages of a number, uploading those that it does not have, or soon will not have any more.
 * Never throws for what the network or Meta does. Two callers at once may upload a file twice: that is harmless.
 */
export async function ensureUploaded(
  number: { id: string; phoneNumberId: string; wabaId: string },
  fileIds: readonly string[],
  context: SendingContext,
): Promise<UploadedFiles> {
  const mediaIds = await findUploads(number.id, fileIds, context.now());
  for (const fileId of new Set(fileIds)) {
    if (mediaIds.has(fileId)) continue;
    const outcome = await upload(number, fileId, context);
    if (outcome.kind !== "uploaded") return outcome;
    mediaIds.set(fileId, outcome.mediaId);
  }
  return { kind: "ready", mediaIds };
}

/** Forgets what Meta says that it does not know: the next message with the file uploads it again. */
export async function forgetUploads(numberId: string, fileIds: readonly string[]): Promise<void> {
  await db().mediaUpload.deleteMany({ where: { numberId, fileId: { in: [...fileIds] } } });
}

/** As `forgetUploads`, for the files of messages that a status webhook failed because Meta could not use them (131053). */
export async function forgetUnusableUploads(tx: Tx, failedMessageIds: readonly string[]): Promise<void> {
  if (failedMessageIds.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM media_upload u USING message m, conversation c, attachment t
    WHERE m.id = ANY(${failedMessageIds}::uuid[]) AND m.error_code = ${UNUSABLE_MEDIA_CODE} AND c.id = m.conversation_id
      AND t.message_id = m.id AND u.file_id = t.file_id AND u.number_id = c.number_id`;
}

async function findUploads(numberId: string, fileIds: readonly string[], now: Date): Promise<Map<string, string>> {
  const uploads = await db().mediaUpload.findMany({
    where: { numberId, fileId: { in: [...fileIds] }, expiresAt: { gt: now } },
    select: { fileId: true, mediaId: true },
  });
  return new Map(uploads.map(({ fileId, mediaId }) => [fileId, mediaId]));
}

async function upload(number: { id: string; phoneNumberId: string; wabaId: string }, fileId: string, context: SendingContext) {
  const file = await db().mediaFile.findUnique({
    where: { id: fileId },
    select: { storageKey: true, byteSize: true, mimeType: true, fileName: true },
  });
  // Before the file is opened, which nobody would close.
  const client = await context.clientFor(number);
  const content = file && (await context.storage.get(file.storageKey));
  if (!content) return { kind: "file-missing" } as const;
  const outcome = await client.uploadMedia(number.phoneNumberId, {
    content,
    sizeBytes: file.byteSize,
    mimeType: file.mimeType,
    fileName: file.fileName ?? NAMELESS,
  });
  content.destroy();
  if (outcome.kind === "uploaded") await remember(number.id, fileId, outcome.mediaId, context.now());
  return outcome;
}

async function remember(numberId: string, fileId: string, mediaId: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  await db().$executeRaw`
    INSERT INTO media_upload (file_id, number_id, media_id, expires_at)
    SELECT id, ${numberId}::uuid, ${mediaId}, ${expiresAt}::timestamptz FROM media_file WHERE id = ${fileId}::uuid
    ON CONFLICT (file_id, number_id) DO UPDATE SET media_id = excluded.media_id, expires_at = excluded.expires_at`;
}
