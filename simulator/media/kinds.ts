import type { MediaFile } from "./media-file";

const KB = 1024;
const MB = 1024 * KB;

export type MediaKind = "image" | "video" | "audio" | "document" | "sticker";

/** The largest file there is in WhatsApp, either way. */
export const LARGEST_FILE_BYTES = 100 * MB;
const LARGEST_STICKER_BYTES = { still: 100 * KB, animated: 500 * KB };

const OFFICE = "application/vnd.openxmlformats-officedocument";

const TYPES: Record<MediaKind, readonly string[]> = {
  audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  document: [
    "application/msword",
    "application/pdf",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    `${OFFICE}.presentationml.presentation`,
    `${OFFICE}.spreadsheetml.sheet`,
    `${OFFICE}.wordprocessingml.document`,
    "text/plain",
  ],
  image: ["image/jpeg", "image/png"],
  sticker: ["image/webp"],
  video: ["video/3gpp", "video/mp4"],
};
const MOST_BYTES = { audio: 16 * MB, document: LARGEST_FILE_BYTES, image: 5 * MB, video: 16 * MB };

/** Every type that an upload may have, as Meta lists them in its refusal. */
export const UPLOAD_TYPES: readonly string[] = Object.values(TYPES).flat();

/** What a declared type is: "audio/ogg; codecs=opus" is audio. Undefined: Meta does not take it. */
export function kindOfType(mimeType: string): MediaKind | undefined {
  const kinds = Object.keys(TYPES).filter(isMediaKind);
  return kinds.find((kind) => TYPES[kind].includes(baseType(mimeType)));
}

/** The most bytes of a kind; a sticker that moves may be larger. */
export function limitOf(kind: MediaKind, isAnimated: boolean): number {
  if (kind === "sticker") return isAnimated ? LARGEST_STICKER_BYTES.animated : LARGEST_STICKER_BYTES.still;
  return MOST_BYTES[kind];
}

/** Why Meta, having accepted a message with this file, cannot send it as that kind. Null: it can. */
export function findMisfit(kind: MediaKind, file: MediaFile, isVoice: boolean): string | null {
  const type = baseType(file.mimeType);
  if (kind !== "document" && !TYPES[kind].includes(type)) return `Media of type ${type} cannot be sent as ${kind}.`;
  if (file.sizeBytes > limitOf(kind, file.isAnimated)) return `Media file size too big for ${kind}.`;
  if (kind !== "document" && file.contentType !== type) {
    return `Media file's content (${file.contentType ?? "unknown"}) does not match its type ${type}.`;
  }
  if (type === "audio/ogg" && file.channels !== 1) return "Ogg audio has to be Opus with one channel.";
  if (isVoice && type !== "audio/ogg") return `A voice message has to be Ogg with Opus, not ${type}.`;
  return null;
}

export function isMediaKind(word: string): word is MediaKind {
  return Object.hasOwn(TYPES, word);
}

/** Without parameters, in lower case. */
export function baseType(mimeType: string): string {
  return (mimeType.split(";")[0] ?? "").trim().toLowerCase();
}
