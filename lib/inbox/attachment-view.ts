import { AttachmentFailure, type AttachmentView, MediaKind } from "@/lib/contract/attachment";
import { Prisma } from "@/lib/db/generated/client";

/** An element of `attachmentJson`. */
export type AttachmentRecord = {
  id: string;
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
  'id', t.id, 'kind', t.kind, 'isVoice', t.is_voice, 'state', t.state, 'fileName', t.file_name, 'claimedType', t.claimed_type,
  'failure', t.failure, 'failureCode', t.failure_code,
  'expiresAt', to_char(t.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'file', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('mimeType', f.mime_type, 'sizeBytes', f.byte_size, 'width', f.width,
    'height', f.height, 'durationMs', f.duration_ms, 'waveform', to_jsonb(f.waveform), 'isAnimated', f.is_animated,
    'hasThumbnail', f.thumbnail_key IS NOT NULL, 'fileName', f.file_name) END)`;

/** The attachments of message `m`, in order. */
export const attachmentJson = Prisma.sql`coalesce((SELECT jsonb_agg(${attachmentObject} ORDER BY t.position)
  FROM attachment t LEFT JOIN media_file f ON f.id = t.file_id WHERE t.message_id = m.id), '[]'::jsonb)`;

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
