import type { MediaKind } from "@/lib/contract/attachment";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { canBeVoice, findMediaProblem, type MediaProblem } from "@/lib/whatsapp/media-limits";
import { type Actor, isActive, visibleTo } from "./access";
import { seenBy } from "./attachments";

/** A file that somebody wants to send, and as what. */
export type WantedFile = { kind: MediaKind; fileId: string; isVoice: boolean };

type FileRow = { id: string; mimeType: string; sizeBytes: number; isAnimated: boolean; fileName: string | null };

const MEGABYTE = 1024 * 1024;

const KIND_WORDS: Record<MediaKind, string> = {
  image: "photos (JPEG or PNG)",
  video: "videos (MP4 or 3GP)",
  audio: "recordings (AAC, AMR, MP3, M4A or Ogg)",
  document: "documents",
  sticker: "stickers (WebP)",
};

const inSaved = Prisma.sql`EXISTS (SELECT FROM saved_message s WHERE ${names(Prisma.sql`s.content`)})`;
const inDraft = Prisma.sql`EXISTS (SELECT FROM template_draft d WHERE ${names(Prisma.sql`d.design`)})`;
const inScheduled = (condition: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT FROM scheduled_reply r JOIN conversation c ON c.id = r.conversation_id
  WHERE r.state IN ('waiting', 'failed') AND (${names(Prisma.sql`r.content`)}
    OR jsonb_path_exists(r.content, '$.extras.files.* ? (@ == $id)', jsonb_build_object('id', f.id::text))) AND ${condition})`;

function names(content: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`jsonb_path_exists(${content}, '$.**.fileId ? (@ == $id)', jsonb_build_object('id', f.id::text))`;
}

/**
 * The condition, in SQL, that a row of `media_file f` is needed by something that is no message yet: a saved message, a reply
 * that waits for its time or could not be sent, or a template that is being written. Such a file must not be pruned.
 */
export const isKeptFile = Prisma.sql`(${inSaved} OR ${inDraft} OR ${inScheduled(Prisma.sql`true`)})`;

/** The same of what the actor may see: saved messages, replies of conversations that they see, and for admins templates. */
function isKeptFor(actor: Actor): Prisma.Sql {
  const isAdmin = Prisma.sql`EXISTS (SELECT FROM agent a WHERE a.id = ${actor.id} AND a.role = 'admin' AND a.deactivated_at IS NULL)`;
  return Prisma.sql`(${inSaved} OR (${isAdmin} AND ${inDraft}) OR ${inScheduled(visibleTo(actor))})`;
}

/**
 * Makes sure that the agent may send these files and that WhatsApp takes them; keeps them from being deleted until the
 * transaction ends. Answers their names by id. Throws DomainError "not_found", and "invalid_input" with the limit that one breaks.
 */
export async function requireSendable(tx: Tx, actor: Actor, files: readonly WantedFile[]): Promise<Map<string, string | null>> {
  if (files.length === 0) return new Map();
  const rows = await loadFiles(
    tx,
    actor,
    files.map(({ fileId }) => fileId),
  );
  for (const { kind, fileId, isVoice } of files) {
    const row = rows.get(fileId);
    if (!row) throw new DomainError("not_found", "This file is not here any more. Attach it again.");
    const problem = findMediaProblem(kind, row);
    if (problem) {
      throw new DomainError("invalid_input", problemWords(kind, problem), { problem: { ...problem, as: kind, fileId } });
    }
    if (isVoice && !canBeVoice(row.mimeType)) {
      throw new DomainError("invalid_input", "A voice message must be an Ogg recording. Send this one as an audio file.");
    }
  }
  return new Map([...rows.values()].map(({ id, fileName }) => [id, fileName]));
}

/** The condition, in SQL, that a row of `media_file f` is part of a message that the actor sees and that nobody took back. */
export function isSeenInMessage(actor: Actor): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM ${seenBy(actor)} WHERE t.file_id = f.id)`;
}

/**
 * The condition, in SQL, that a row of `media_file f` may be sent by the actor: a file of their own, of a message that they see, or
 * one kept for sending where they see it. What may be sent may be seen.
 */
export function isSendableFor(actor: Actor): Prisma.Sql {
  return Prisma.sql`(${isActive(actor)} AND (f.uploaded_by_id = ${actor.id} OR ${isSeenInMessage(actor)} OR ${isKeptFor(actor)}))`;
}

async function loadFiles(tx: Tx, actor: Actor, fileIds: readonly string[]): Promise<Map<string, FileRow>> {
  const rows = await tx.$queryRaw<FileRow[]>`
    SELECT f.id, f.mime_type AS "mimeType", f.byte_size AS "sizeBytes", f.is_animated AS "isAnimated", f.file_name AS "fileName"
    FROM media_file f
    WHERE f.id = ANY(${fileIds}::uuid[]) AND ${isSendableFor(actor)}
    ORDER BY f.id FOR KEY SHARE OF f`;
  return new Map(rows.map((row) => [row.id, row]));
}

function problemWords(kind: MediaKind, problem: MediaProblem): string {
  if (problem.kind === "empty") return "This file is empty.";
  if (problem.kind === "too_large") {
    return `WhatsApp takes ${KIND_WORDS[kind]} up to ${sizeWords(problem.limitBytes)}; this file is larger.`;
  }
  return `WhatsApp does not take this file among its ${KIND_WORDS[kind]}. Send it as a document.`;
}

function sizeWords(bytes: number): string {
  return bytes >= MEGABYTE ? `${bytes / MEGABYTE} MB` : `${Math.floor(bytes / 1024)} KB`;
}
