import { v7 as uuidv7 } from "uuid";
import type { FileView } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { probeFile } from "@/lib/media/probe";
import { type ShrinkTarget, shrink } from "@/lib/media/shrink";
import { type SpooledFile, withSpooled } from "@/lib/media/spool";
import type { FileStore } from "@/lib/storage/file-store";
import { MEDIA_MAX_BYTES } from "@/lib/whatsapp/media-limits";
import type { Actor } from "./access";
import { cleanFileName } from "./file-name";
import { fileColumns, toFileView } from "./file-view";
import { deleteBytes, type FilePart, insertFile, keysFor, type StoredFile, storeBytes } from "./media-files";
import { isKeptFile, isSendableFor } from "./sendable-files";

/** An upload that no message took within this time is forgotten. */
const UNUSED_MS = 24 * 3_600_000;
const MAX_PER_RUN = 200;

/** What an agent's file comes with. The name is a claim for people to read; what the bytes are, they say themselves. */
type Upload = { content: AsyncIterable<Uint8Array>; fileName: string | null };

/** Keeps a file that an agent wants to send. Throws DomainError "too_large" as soon as there is more than WhatsApp carries. */
export async function storeUpload(agent: Actor, upload: Upload, store: FileStore, now: Date): Promise<FileView> {
  const fileName = cleanFileName(upload.fileName);
  return withSpooled(bounded(upload.content), (file) => storeFile(agent, file, fileName, store, now));
}

/**
 * Where the bytes of a file are, for an agent who may send it. Throws DomainError "not_found", the same for "not here" and "may not
 * be seen".
 */
export async function findUploadedFile(agent: Actor, fileId: string, part: FilePart): Promise<StoredFile> {
  const key = part === "file" ? Prisma.sql`f.storage_key` : Prisma.sql`f.thumbnail_key`;
  const [file] = await db().$queryRaw<StoredFile[]>`
    SELECT ${key} AS key, CASE WHEN ${part} = 'file' THEN f.mime_type ELSE 'image/webp' END AS "mimeType",
      f.file_name AS "fileName"
    FROM media_file f
    WHERE f.id = ${fileId}::uuid AND ${key} IS NOT NULL AND ${isSendableFor(agent)}`;
  if (!file) throw new DomainError("not_found", "This file does not exist.");
  return file;
}

/**
 * Makes a file that WhatsApp takes out of a picture that it does not take. Throws DomainError "not_found", and "invalid_input" when
 * it cannot be done.
 */
export async function storeResized(
  agent: Actor,
  fileId: string,
  target: ShrinkTarget,
  store: FileStore,
  now: Date,
): Promise<FileView> {
  const row = await db().mediaFile.findFirst({
    where: { id: fileId, uploadedById: agent.id },
    select: { storageKey: true, fileName: true },
  });
  const content = row && (await store.get(row.storageKey));
  if (!content) throw new DomainError("not_found", "This file is not here any more. Attach it again.");
  const bytes = await withSpooled(content, ({ path }) => shrink(path, target));
  if (!bytes) throw new DomainError("invalid_input", "This picture could not be made to fit. Send it as a document.");
  const fileName = renamed(row.fileName, target === "image" ? "jpg" : "webp");
  return withSpooled(inOnePiece(bytes), (file) => storeFile(agent, file, fileName, store, now));
}

/**
 * Forgets files that are older than a day and part of no message, of nothing saved and of nothing that waits for its time. The row
 * goes first: bytes without a row are waste, a row without bytes is a broken message. Answers how many.
 */
export async function pruneFiles(store: FileStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - UNUSED_MS);
  const pruned = await db().$queryRaw<{ storageKey: string; thumbnailKey: string | null }[]>`
    DELETE FROM media_file WHERE id IN (
      SELECT f.id FROM media_file f
      WHERE f.created_at < ${before}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM attachment t WHERE t.file_id = f.id) AND NOT ${isKeptFile}
      ORDER BY f.created_at LIMIT ${MAX_PER_RUN} FOR UPDATE OF f SKIP LOCKED)
    RETURNING storage_key AS "storageKey", thumbnail_key AS "thumbnailKey"`;
  for (const keys of pruned) await deleteBytes(store, keys);
  return pruned.length;
}

/** The row comes first: what a broken connection leaves behind is then found by `pruneFiles`. */
async function storeFile(
  agent: Actor,
  file: SpooledFile,
  fileName: string | null,
  store: FileStore,
  now: Date,
): Promise<FileView> {
  const probed = await probeFile(file.path, fileName);
  const id = uuidv7();
  const keys = keysFor("uploaded", id, probed);
  await insertFile(db(), { id, keys, file, probed, fileName, uploadedById: agent.id, createdAt: now });
  await storeBytes(store, keys, file, probed);
  return toFileView(await db().mediaFile.findUniqueOrThrow({ where: { id }, select: fileColumns }));
}

async function* bounded(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of content) {
    length += chunk.byteLength;
    if (length > MEDIA_MAX_BYTES) throw new DomainError("too_large", "WhatsApp carries files of up to 100 MB.");
    yield chunk;
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function renamed(fileName: string | null, ending: string): string | null {
  return fileName && cleanFileName(`${fileName.replace(/\.[^.]*$/, "")}.${ending}`);
}
