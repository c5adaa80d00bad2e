import {
  ADTS,
  FilePathSource,
  FLAC,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from "mediabunny";

/** What a recording is. Milliseconds and pixels; `mimeType` as `probeFile` tells it. */
export type Recording = { mimeType: string; durationMs: number | null; width: number | null; height: number | null };

/** Only formats that are one file: none that names others. */
const FORMATS = [MP4, QTFF, WEBM, MATROSKA, OGG, MP3, ADTS, WAVE, FLAC];
/** What the containers hold that WhatsApp plays; anything else is named in the type. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "audio/ogg": ["opus"],
  "audio/mp4": ["aac"],
  "video/mp4": ["avc", "aac"],
  "video/3gpp": ["avc", "aac"],
};
/** A file that takes longer to look into than this is damaged, or made to keep us busy. */
const PATIENCE_MS = 10_000;
/** What Postgres holds in an integer; some 24 days. */
const LARGEST_MEASURE = 2_147_483_647;

/** Whether a type is one that `readRecording` looks into. */
export function isRecording(mimeType: string): boolean {
  return mimeType.startsWith("audio/") || mimeType.startsWith("video/");
}

/** Looks into audio and video; null when nothing can be told. */
export async function readRecording(path: string, mimeType: string): Promise<Recording | null> {
  const input = new Input({ source: new FilePathSource(path), formats: FORMATS });
  // Disposing ends reads under way: they reject, and so does `look`.
  const impatience = setTimeout(() => input.dispose(), PATIENCE_MS);
  try {
    return await look(input, mimeType);
  } catch {
    // Whatever the reader does not like: the file is kept as what its first bytes say.
    return null;
  } finally {
    clearTimeout(impatience);
    input.dispose();
  }
}

async function look(input: Input, mimeType: string): Promise<Recording> {
  const [video] = await input.getVideoTracks();
  const audios = await input.getAudioTracks();
  const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
  return {
    mimeType: await nameType(mimeType, video, audios),
    durationMs: toMeasure(seconds * 1000),
    width: video ? toMeasure(await video.getDisplayWidth()) : null,
    height: video ? toMeasure(await video.getDisplayHeight()) : null,
  };
}

/** A header can claim anything: what no column holds is not told. */
function toMeasure(claim: number): number | null {
  const measure = Math.round(claim);
  return measure > 0 && measure <= LARGEST_MEASURE ? measure : null;
}

/** A video container without video is audio. Unusual codecs, and recordings in stereo where WhatsApp wants mono, are named. */
async function nameType(
  mimeType: string,
  video: InputVideoTrack | undefined,
  audios: readonly InputAudioTrack[],
): Promise<string> {
  const type = !video && audios.length > 0 ? mimeType.replace(/^video\//, "audio/") : mimeType;
  const expected = EXPECTED[type];
  if (!expected) return type;
  const codecs = await Promise.all([...(video ? [video] : []), ...audios].map((track) => track.getCodec()));
  if (codecs.length > 0 && codecs.some((codec) => codec !== null && !expected.includes(codec))) {
    return `${type}; codecs=${codecs.map((codec) => codec ?? "unknown").join(",")}`;
  }
  const channels = type === "audio/ogg" ? await audios[0]?.getNumberOfChannels() : 1;
  return channels !== undefined && channels > 1 ? `${type}; channels=${channels}` : type;
}
