import { isPicture, readPicture } from "./picture";
import { isRecording, readRecording } from "./recording";
import { sniffType } from "./sniff";

/**
 * What a file's bytes are. `mimeType` is by content: bare when it holds what WhatsApp and browsers expect of it, with `codecs` or
 * `channels` when it holds something else ("audio/ogg; codecs=vorbis"), as `unreadable` when it is a picture that cannot be decoded
 * ("image/jpeg; unreadable"), "application/octet-stream" when it is nothing known. The waveform is not computed here: that takes a decoder, and browsers have one.
 */
export type ProbedFile = {
  mimeType: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  isAnimated: boolean;
  /** A WebP of at most 640 pixels a side; of pictures only. */
  thumbnail: Buffer | null;
};

/** Looks into a file. Never throws for what is in it: a hostile or damaged one is only told less of. */
export async function probeFile(path: string, fileName: string | null): Promise<ProbedFile> {
  const mimeType = await sniffType(path, fileName);
  const nothing = { mimeType, width: null, height: null, durationMs: null, isAnimated: false, thumbnail: null };
  if (isPicture(mimeType))
    return { ...nothing, ...((await readPicture(path, mimeType)) ?? { mimeType: `${mimeType}; unreadable` }) };
  if (isRecording(mimeType)) return { ...nothing, ...(await readRecording(path, mimeType)) };
  return nothing;
}
