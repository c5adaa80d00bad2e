import type { FileLibraryPage, FileLibraryQuery } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { type Actor, isActive } from "./access";
import { parseCursor, toCursor } from "./cursor";
import { type FileRecord, toFileView } from "./file-view";
import { isSeenInMessage } from "./sendable-files";

const PAGE_SIZE = 24;
/** One page looks at no more files than this, whatever of them the agent may see. */
const MAX_LOOKED_AT = 2_000;

const KINDS: Readonly<Record<FileLibraryQuery["kind"], Prisma.Sql>> = {
  image: Prisma.sql`f.mime_type IN ('image/jpeg', 'image/png')`,
  video: Prisma.sql`f.mime_type IN ('video/mp4', 'video/3gpp')`,
  document: Prisma.sql`f.mime_type NOT SIMILAR TO '(image|video|audio)/%'`,
};

type LibraryRow = FileRecord & { createdAt: Date };

/**
 * A page of what the team uploaded and the agent may send again as this kind, newest first: files of their own, and what was sent in
 * conversations that they see. The same bytes stand there once. Throws DomainError "invalid_input" for an address that is none.
 */
export async function listFileLibrary(actor: Actor, { kind, q, before }: FileLibraryQuery): Promise<FileLibraryPage> {
  const place = before === undefined ? null : parseCursor(before);
  const bound = place ? Prisma.sql`AND (created_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)` : Prisma.empty;
  const named = q ? Prisma.sql`AND position(lower(${q}) IN lower(f.file_name)) > 0` : Prisma.empty;
  const rows = await db().$queryRaw<LibraryRow[]>`
    WITH lately AS (
      SELECT * FROM media_file WHERE uploaded_by_id IS NOT NULL ${bound} ORDER BY created_at DESC, id DESC LIMIT ${MAX_LOOKED_AT}),
    once AS (
      SELECT DISTINCT ON (f.checksum) f.* FROM lately f
      WHERE ${isActive(actor)} AND ${KINDS[kind]} ${named}
        AND (f.uploaded_by_id = ${actor.id} OR ${isSeenInMessage(actor)})
      ORDER BY f.checksum, f.created_at DESC, f.id DESC)
    SELECT id, file_name AS "fileName", mime_type AS "mimeType", byte_size AS "byteSize", width, height, duration_ms AS "durationMs",
      coalesce(waveform, '{}') AS waveform, is_animated AS "isAnimated", thumbnail_key AS "thumbnailKey", created_at AS "createdAt"
    FROM once ORDER BY created_at DESC, id DESC LIMIT ${PAGE_SIZE + 1}`;
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    files: page.map(({ createdAt: _, ...record }) => toFileView(record)).filter(({ sendableAs }) => sendableAs.includes(kind)),
    older: rows.length > PAGE_SIZE && last ? toCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
