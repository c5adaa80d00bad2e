import sharp, { type Sharp } from "sharp";

/** What a picture is, and a small one of it. Sizes in pixels, as it is shown (turned by its orientation). */
export type Picture = { width: number; height: number; isAnimated: boolean; thumbnail: Buffer };

/**
 * Types that are decoded, each by its own library and no other, and the most pixels of one, of all its frames together: more than
 * any phone takes. Beyond it a small file would fill the memory; JPEG is read in pieces, the others may have to be whole in it.
 */
const MAX_PIXELS: Readonly<Record<string, number>> = {
  "image/jpeg": 120_000_000,
  "image/png": 50_000_000,
  "image/webp": 50_000_000,
  "image/gif": 50_000_000,
};
const THUMBNAIL_PIXELS = 640;
const THUMBNAIL_QUALITY = 78;
const DECODE_SECONDS = 30;

// The decoders of everything else stay shut, whatever a file pretends to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile", "VipsForeignLoadNsgifFile"],
});
// Two cores for everything: pictures must not take them all.
sharp.concurrency(1);
sharp.cache(false);

/** Whether a type is one that `openPicture` opens. */
export function isPicture(mimeType: string): boolean {
  return mimeType in MAX_PIXELS;
}

/**
 * Opens a picture, turned as it is shown, for one use. Using it throws when the file cannot be decoded, is larger than any real one,
 * or takes too long.
 */
export function openPicture(path: string, mimeType: string, { animated = false } = {}): Sharp {
  const limitInputPixels = MAX_PIXELS[mimeType] ?? 1;
  return sharp(path, { limitInputPixels, animated, failOn: "truncated" }).timeout({ seconds: DECODE_SECONDS }).autoOrient();
}

let lastDecoding: Promise<unknown> = Promise.resolve();

/** Lets one picture at a time into this process's memory. */
export function inTurn<Result>(decode: () => Promise<Result>): Promise<Result> {
  const turn = lastDecoding.then(decode);
  lastDecoding = turn.catch(() => undefined);
  return turn;
}

/** Looks into a picture; null when it cannot be decoded, wholly or at all, or is larger than any real one. */
export async function readPicture(path: string, mimeType: string): Promise<Picture | null> {
  try {
    const { width, height, pages, autoOrient } = await openPicture(path, mimeType).metadata();
    if (!width || !height) return null;
    return { ...autoOrient, isAnimated: (pages ?? 1) > 1, thumbnail: await inTurn(() => makeThumbnail(path, mimeType)) };
  } catch {
    // Whatever a decoder does not like: this file is for saving only.
    return null;
  }
}

/** A WebP that fits 640 pixels a side, of the first frame; without the place where it was taken. */
function makeThumbnail(path: string, mimeType: string): Promise<Buffer> {
  return openPicture(path, mimeType)
    .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: "inside", withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}
