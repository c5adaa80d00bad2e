export type FrameSize = { width: number; height: number };

const MAX_WIDTH = 320;
const MAX_HEIGHT = 340;
/** Narrower, a caption beneath it would be a column of single words. */
const MIN_WIDTH = 180;
const MIN_HEIGHT = 100;
/** The frame of a picture whose size nobody knows yet. */
const UNKNOWN: FrameSize = { width: 260, height: 150 };

/**
 * How large a picture stands in a bubble, in CSS pixels: as it is when that fits, else within the largest frame. Very long
 * ones are cropped. It depends on the file's facts alone, so that nothing moves when the picture itself arrives.
 */
export function frameSize(width: number | null, height: number | null): FrameSize {
  if (!width || !height) return UNKNOWN;
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return {
    width: Math.round(Math.max(MIN_WIDTH, width * scale)),
    height: Math.round(Math.max(MIN_HEIGHT, height * scale)),
  };
}
