import sharp from "sharp";

/** What a picture is, and a small one of it. Sizes in pixels, as it is shown (turned by its orientation). */
export type Picture = { width: number; height: number; isAnimated: boolean; thumbnail: Buffer };

/** Types that are decoded: each by its own library and no other. */
const DECODED: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);
/** More than any phone takes, of all frames together; beyond it a small file would fill the memory. */
export const MAX_PIXELS = 220_000_000;
const THUMBNAIL_PIXELS = 640;
const THUMBNAIL_QUALITY = 78;
const DECODE_SECONDS = 20;

// The decoders of everything else stay shut, whatever a file pretends to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegFile", "VipsForeignLoadPngFile", "VipsForeignLoadWebpFile", "VipsForeignLoadNsgifFile"],
});
// Two cores for everything: pictures must not take them all.
sharp.concurrency(1);
sharp.cache(false);

/** Whether a type is one that `readPicture` looks into. */
export function isPicture(mimeType: string): boolean {
  return DECODED.has(mimeType);
}

/** Looks into a picture; null when it cannot be decoded, wholly or at all, or is larger than any real one. */
export async function readPicture(path: string): Promise<Picture | null> {
  try {
    const { width, height, pages, autoOrient } = await sharp(path, { limitInputPixels: MAX_PIXELS }).metadata();
    if (!width || !height || width * height > MAX_PIXELS) return null;
    return { ...autoOrient, isAnimated: (pages ?? 1) > 1, thumbnail: await makeThumbnail(path) };
  } catch {
    // Whatever a decoder does not like: this file is for saving only.
    return null;
  }
}

/** A WebP that fits 640 pixels a side, of the first frame; without the place where it was taken. */
function makeThumbnail(path: string): Promise<Buffer> {
  return sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "truncated" })
    .timeout({ seconds: DECODE_SECONDS })
    .autoOrient()
    .resize({ width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS, fit: "inside", withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY })
    .toBuffer();
}
