import * as z from "zod/mini";
import { maxUnits } from "./text-length";

const Instant = z.iso.datetime();

export const MediaKind = z.enum(["image", "video", "audio", "document", "sticker"]);
export type MediaKind = z.infer<typeof MediaKind>;

/**
 * Why a file is not here. gone: Meta no longer has it · too_large: beyond what we keep · mismatch: the bytes are not those that
 * Meta announced · refused: Meta refused to give it (`code`) · unreachable: no answer after every attempt.
 */
export const AttachmentFailure = z.enum(["gone", "too_large", "mismatch", "refused", "unreachable"]);
export type AttachmentFailure = z.infer<typeof AttachmentFailure>;

/** What is known of a file's bytes. Sizes in bytes and pixels, durations in milliseconds. */
const FileFacts = {
  /** By content. */
  mimeType: z.string(),
  sizeBytes: z.number(),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  durationMs: z.nullable(z.number()),
  /** Loudness along a recording: 64 numbers from 0 to 100; empty when unknown. */
  waveform: z.array(z.number()),
  isAnimated: z.boolean(),
};

/** A file of a message. `url` and `thumbnailUrl` are paths of ours, and null until it is ready. */
export const AttachmentView = z.object({
  id: z.string(),
  /** Of its bytes, by which they can be sent again; null until it is ready. */
  fileId: z.optional(z.nullable(z.string())),
  kind: MediaKind,
  isVoice: z.boolean(),
  state: z.enum(["waiting", "ready", "failed", "expired"]),
  fileName: z.nullable(z.string()),
  url: z.nullable(z.string()),
  thumbnailUrl: z.nullable(z.string()),
  /** Null until it is ready; the type is then what Meta claims. */
  file: z.nullable(z.object(FileFacts)),
  claimedType: z.nullable(z.string()),
  failure: z.nullable(AttachmentFailure),
  failureCode: z.nullable(z.number()),
  /** When Meta forgets a file that we do not have. */
  expiresAt: z.nullable(Instant),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** A message's first file, as far as one line about it needs. `thumbnailUrl` is a path of ours. */
export const MediaGlance = z.object({
  isVoice: z.boolean(),
  fileName: z.nullable(z.string()),
  durationMs: z.nullable(z.number()),
  thumbnailUrl: z.nullable(z.string()),
});
export type MediaGlance = z.infer<typeof MediaGlance>;

/** GET /api/conversations/:id/attachments: newest first. `media`: images, videos; `documents`: documents, audio that is no voice note. */
export const GalleryQuery = z.object({
  kind: z.enum(["media", "documents"]),
  before: z.optional(z.string().check(maxUnits(200))),
});
export type GalleryQuery = z.infer<typeof GalleryQuery>;

export const GalleryPage = z.object({
  items: z.array(z.object({ messageId: z.string(), happenedAt: Instant, attachment: AttachmentView })),
  older: z.nullable(z.string()),
});
export type GalleryPage = z.infer<typeof GalleryPage>;

/** The longest file name that we keep. */
export const FILE_NAME_MAX_LENGTH = 240;

/**
 * A file that an agent uploaded: the answer of POST /api/files, whose body is the bytes (`content-type`: what the browser thinks;
 * `x-file-name`: percent-encoded). `sendableAs` are the kinds that WhatsApp takes it as, the best first; empty with `problem`.
 */
export const FileView = z.object({
  id: z.string(),
  fileName: z.nullable(z.string()),
  url: z.string(),
  thumbnailUrl: z.nullable(z.string()),
  ...FileFacts,
  sendableAs: z.array(MediaKind),
  /** Why it cannot be sent as what it looks like, and the limit it breaks: words for the agent come from the catalogue. */
  problem: z.nullable(
    z.object({
      kind: z.enum(["too_large", "type_not_taken", "empty", "too_many_channels"]),
      as: MediaKind,
      limitBytes: z.nullable(z.number()),
      /** Whether POST /api/files/:id/resized makes one that can be sent. */
      canResize: z.boolean(),
    }),
  ),
});
export type FileView = z.infer<typeof FileView>;

/** GET /api/files: what the team uploaded and the agent may send as this, newest first. `q`: part of the file's name. */
export const FileLibraryQuery = z.object({
  kind: z.enum(["image", "video", "document"]),
  q: z.optional(z.string().check(z.trim(), maxUnits(100))),
  before: z.optional(z.string().check(maxUnits(200))),
});
export type FileLibraryQuery = z.infer<typeof FileLibraryQuery>;

export const FileLibraryPage = z.object({ files: z.array(FileView), older: z.nullable(z.string()) });
export type FileLibraryPage = z.infer<typeof FileLibraryPage>;
