import { AttachmentFailure, type AttachmentView, type MediaGlance, MediaKind } from "@/lib/contract/attachment";
import { Prisma } from "@/lib/db/generated/client";

/** An element of `attachmentJson`. */
export type AttachmentRecord = {
  id: string;
  fileId: string | null;
  kind: string;
  isVoice: boolean;
  state: AttachmentView["state"];
  fileName: string | null;
  claimedType: string | null;
  failure: string | null;
  failureCode: number | null;
  expiresAt: string | null;
  file: {
    mimeType: string;
    sizeBytes: number;
    width: number | null;
    height: number | null;
    durationMs: number | null;
    waveform: number[];
    isAnimated: boolean;
    hasThumbnail: boolean;
    fileName: string | null;
  } | null;
};

/** One attachment `t` with its file `f`, as JSON. */
export const attachmentObject = Prisma.sql`jsonb_build_object(
  'id', t.id, 'fileId', f.id, 'kind', t.kind, 'isVoice', t.is_voice, 'state', t.state, 'fileName', t.file_name, 'claimedType', t.claimed_type,
  'failure', t.failure, 'failureCode', t.failure_code,
  'expiresAt', to_char(t.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'file', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('mimeType', f.mime_type, 'sizeBytes', f.byte_size, 'width', f.width,
    'height', f.height, 'durationMs', f.duration_ms, 'waveform', to_jsonb(coalesce(f.waveform, '{}')), 'isAnimated', f.is_animated,
    'hasThumbnail', f.thumbnail_key IS NOT NULL, 'fileName', f.file_name) END)`;

/** The attachments of message `m`, in order. */
export const attachmentJson = Prisma.sql`coalesce((SELECT jsonb_agg(${attachmentObject} ORDER BY t.position)
  FROM attachment t LEFT JOIN media_file f ON f.id = t.file_id WHERE t.message_id = m.id), '[]'::jsonb)`;

/** An answer of `glanceJson`. */
export type GlanceRecord = Omit<MediaGlance, "thumbnailUrl"> & { id: string; hasThumbnail: boolean };

/** What one line needs of the first file of a message, by that message's alias; null without one, and when it was deleted. */
export function glanceJson(message: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT jsonb_build_object('id', t.id, 'isVoice', t.is_voice, 'fileName', coalesce(t.file_name, f.file_name),
      'durationMs', f.duration_ms, 'hasThumbnail', f.thumbnail_key IS NOT NULL)
    FROM attachment t LEFT JOIN media_file f ON f.id = t.file_id
    WHERE t.message_id = ${message}.id AND t.position = 0 AND ${message}.revoked_at IS NULL)`;
}

/** The same as the browser may see it. */
export function toMediaGlance(record: GlanceRecord | null): MediaGlance | null {
  if (!record) return null;
  const { id, hasThumbnail, ...glance } = record;
  return { ...glance, thumbnailUrl: hasThumbnail ? `/api/attachments/${id}/thumbnail` : null };
}

/** An attachment as the browser may see it. */
export function toAttachmentView({ file, ...attachment }: AttachmentRecord): AttachmentView {
  const { hasThumbnail = false, fileName: fileFileName = null, ...facts } = file ?? {};
  const path = `/api/attachments/${attachment.id}`;
  return {
    ...attachment,
    kind: MediaKind.safeParse(attachment.kind).data ?? "document",
    fileName: attachment.fileName ?? fileFileName,
    url: file ? path : null,
    thumbnailUrl: hasThumbnail ? `${path}/thumbnail` : null,
    file: file ? (facts as NonNullable<AttachmentView["file"]>) : null,
    failure: AttachmentFailure.safeParse(attachment.failure).data ?? null,
  };
}
