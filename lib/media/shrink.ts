import type { Sharp } from "sharp";
import { inTurn, isPicture, openPicture } from "./picture";
import { sniffType } from "./sniff";

/** As what a picture is made to fit. */
export type ShrinkTarget = "image" | "sticker";

const PHOTO_MAX_BYTES = 5 * 1024 * 1024;
/** What phones show; WhatsApp itself keeps no more. Then smaller and smaller, until it fits. */
const PHOTO_STEPS = [
  { pixels: 4_096, quality: 88 },
  { pixels: 2_560, quality: 82 },
  { pixels: 1_600, quality: 75 },
] as const;

const STICKER_PIXELS = 512;
const STICKER_MAX_BYTES = 100 * 1024;
const ANIMATED_STICKER_MAX_BYTES = 500 * 1024;
const STICKER_QUALITIES = [85, 65, 45, 25, 10] as const;
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

/** Whether `shrink` can read a file of this type. */
export function canShrink(mimeType: string): boolean {
  return isPicture(mimeType);
}

/**
 * A picture as WhatsApp takes it: a JPEG of at most 5 MB, or a sticker, a WebP of 512 by 512 pixels (it keeps moving if it fits
 * then). Without what the camera wrote into it, the place for example. Null when it cannot be made small enough, or cannot be read.
 */
export async function shrink(path: string, target: ShrinkTarget): Promise<Buffer | null> {
  try {
    const mimeType = await sniffType(path, null);
    return await inTurn(() => (target === "image" ? shrinkPhoto(path, mimeType) : shrinkSticker(path, mimeType)));
  } catch {
    // Whatever a decoder does not like: there is no smaller one of this file.
    return null;
  }
}

async function shrinkPhoto(path: string, mimeType: string): Promise<Buffer | null> {
  return firstThatFits(PHOTO_STEPS, PHOTO_MAX_BYTES, ({ pixels, quality }) =>
    openPicture(path, mimeType)
      .resize({ width: pixels, height: pixels, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality }),
  );
}

async function shrinkSticker(path: string, mimeType: string): Promise<Buffer | null> {
  const toSticker = (animated: boolean) => (quality: number) =>
    openPicture(path, mimeType, { animated })
      .resize({ width: STICKER_PIXELS, height: STICKER_PIXELS, fit: "contain", background: TRANSPARENT })
      .webp({ quality });
  const { pages = 1 } = await openPicture(path, mimeType).metadata();
  const moving = pages > 1 ? await firstThatFits(STICKER_QUALITIES, ANIMATED_STICKER_MAX_BYTES, toSticker(true)) : null;
  return moving ?? firstThatFits(STICKER_QUALITIES, STICKER_MAX_BYTES, toSticker(false));
}

async function firstThatFits<Step>(
  steps: readonly Step[],
  maxBytes: number,
  encode: (step: Step) => Sharp,
): Promise<Buffer | null> {
  for (const step of steps) {
    const bytes = await encode(step).toBuffer();
    if (bytes.byteLength <= maxBytes) return bytes;
  }
  return null;
}
