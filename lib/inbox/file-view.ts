import { type FileView, MediaKind } from "@/lib/contract/attachment";
import { canShrink } from "@/lib/media/shrink";
import { findMediaProblem } from "@/lib/whatsapp/media-limits";

/** A row of `media_file` as agents may know it. */
export type FileRecord = {
  id: string;
  fileName: string | null;
  mimeType: string;
  byteSize: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  waveform: number[];
  isAnimated: boolean;
  thumbnailKey: string | null;
};

/** What a FileRecord needs of the row. */
export const fileColumns = {
  id: true,
  fileName: true,
  mimeType: true,
  byteSize: true,
  width: true,
  height: true,
  durationMs: true,
  waveform: true,
  isAnimated: true,
  thumbnailKey: true,
} as const;

/** Stickers of another size are refused, or drawn badly. */
const STICKER_PIXELS = 512;

/** A picture that nobody can look at: a script of its own, or damaged. */
const ONLY_FOR_SAVING = /^image\/svg\+xml$|; unreadable$/;

/** An uploaded file as the browser may see it, and as what WhatsApp takes it. */
export function toFileView(record: FileRecord): FileView {
  const { thumbnailKey, byteSize, ...facts } = record;
  const natural = naturalKind(record);
  const path = `/api/files/${record.id}`;
  const sendable = MediaKind.options.filter((kind) => isSendableAs(kind, record));
  const problem = findMediaProblem(natural, toFacts(record));
  return {
    ...facts,
    sizeBytes: byteSize,
    url: path,
    thumbnailUrl: thumbnailKey ? `${path}/thumbnail` : null,
    sendableAs: sendable.sort((one, other) => Number(other === natural) - Number(one === natural)),
    problem: problem && { ...problem, as: natural, canResize: natural === "image" && canShrink(record.mimeType) },
  };
}

/** What a person would call it. A WebP of a sticker's size is one. */
function naturalKind(record: FileRecord): MediaKind {
  const { mimeType } = record;
  if (isSendableAs("sticker", record)) return "sticker";
  if (mimeType.startsWith("video/")) return "video";
  if (mimeType.startsWith("audio/")) return "audio";
  return mimeType.startsWith("image/") && !ONLY_FOR_SAVING.test(mimeType) ? "image" : "document";
}

function isSendableAs(kind: MediaKind, record: FileRecord): boolean {
  if (findMediaProblem(kind, toFacts(record))) return false;
  return kind !== "sticker" || (record.width === STICKER_PIXELS && record.height === STICKER_PIXELS);
}

function toFacts({ mimeType, byteSize, isAnimated }: FileRecord) {
  return { mimeType, sizeBytes: byteSize, isAnimated };
}
