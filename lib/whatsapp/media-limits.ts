import type { MediaKind } from "@/lib/contract/attachment";

const KB = 1024;
const MB = 1024 * KB;

/** The largest file that anything may be: what WhatsApp takes as a document. */
export const MEDIA_MAX_BYTES = 100 * MB;
const ANIMATED_STICKER_MAX_BYTES = 500 * KB;

type Limit = { /** By content; "any" = whatever it is. */ types: readonly string[] | "any"; maxBytes: number };

/** What WhatsApp takes as which kind of message (`whatsapp/05`). */
const MEDIA_LIMITS: Readonly<Record<MediaKind, Limit>> = {
  image: { types: ["image/jpeg", "image/png"], maxBytes: 5 * MB },
  sticker: { types: ["image/webp"], maxBytes: 100 * KB },
  video: { types: ["video/mp4", "video/3gpp"], maxBytes: 16 * MB },
  audio: {
    types: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/ogg"],
    maxBytes: 16 * MB,
  },
  document: { types: "any", maxBytes: MEDIA_MAX_BYTES },
};

/** What decides whether a file can be sent: its type by content, its bytes, and whether it moves. */
export type SendableFacts = { mimeType: string; sizeBytes: number; isAnimated: boolean };

/** Why a file cannot be sent as a kind, with the limit that it breaks, in bytes. */
export type MediaProblem =
  | { kind: "empty"; limitBytes: null }
  | { kind: "type_not_taken"; limitBytes: null }
  | { kind: "too_many_channels"; limitBytes: null }
  | { kind: "too_large"; limitBytes: number };

/** Why WhatsApp would not take this file as that kind of message; null = it would. */
export function findMediaProblem(as: MediaKind, { mimeType, sizeBytes, isAnimated }: SendableFacts): MediaProblem | null {
  const { types, maxBytes } = MEDIA_LIMITS[as];
  if (sizeBytes === 0) return { kind: "empty", limitBytes: null };
  if (as === "audio" && hasTooManyChannels(mimeType)) return { kind: "too_many_channels", limitBytes: null };
  if (types !== "any" && !types.includes(plainType(mimeType))) return { kind: "type_not_taken", limitBytes: null };
  const limitBytes = as === "sticker" && isAnimated ? ANIMATED_STICKER_MAX_BYTES : maxBytes;
  return sizeBytes > limitBytes ? { kind: "too_large", limitBytes } : null;
}

/** Whether a recording can be sent as a voice note: WhatsApp plays only Ogg as one. */
export function canBeVoice(mimeType: string): boolean {
  return plainType(mimeType) === "audio/ogg";
}

/**
 * "audio/ogg; codecs=opus" is audio/ogg. Other codecs stay in the name, so that it is none that is taken: WhatsApp plays what
 * `probeFile` of lib/media names without.
 */
function plainType(mimeType: string): string {
  return mimeType
    .trim()
    .toLowerCase()
    .replace(/;\s*codecs="?opus"?$/, "");
}

/** WhatsApp takes Opus in mono only. */
function hasTooManyChannels(mimeType: string): boolean {
  return /^audio\/ogg; channels=/.test(mimeType);
}
