import { canBeVoice } from "@/lib/whatsapp/media-limits";
import { latePart } from "./late-part";

/** Half a megabyte of code that few visits need. */
const loadCodecs = latePart(() => import("mediabunny"));

/** What WhatsApp plays as it is; any other sound is turned into Ogg first. */
const TAKEN = new Set([
  "audio/aac",
  "audio/amr",
  "audio/mpeg",
  "audio/mp3",
  "audio/mp4",
  "audio/x-m4a",
  "audio/m4a",
  "audio/ogg",
]);

/** Beyond this many bytes WhatsApp shows a download arrow on a voice note in place of the play button. */
export const VOICE_PLAYS_AT_ONCE_BYTES = 512 * 1024;
const SAMPLE_RATE = 48_000;
/** Speech stays clear at this rate, and two minutes of it stay below the limit above. In bits per second. */
const BIT_RATE = 24_000;

/** Whether a file needs no converting before it is uploaded. Whatever is no sound needs none. */
export function isPlayable(mimeType: string): boolean {
  const type = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  return !type.startsWith("audio/") || TAKEN.has(type) || canBeVoice(type);
}

/** A recording as WhatsApp wants it: Ogg with Opus, one channel. Null when this browser cannot read or make it. */
export async function toVoice(recording: Blob, fileName: string): Promise<File | null> {
  const { ALL_FORMATS, BlobSource, BufferTarget, canEncodeAudio, Conversion, Input, OggOutputFormat, Output } =
    await loadCodecs();
  const audio = { codec: "opus", numberOfChannels: 1, sampleRate: SAMPLE_RATE, bitrate: BIT_RATE } as const;
  if (!(await canEncodeAudio("opus", audio))) return null;
  const input = new Input({ source: new BlobSource(recording), formats: ALL_FORMATS });
  if (!(await input.canRead())) return null;
  const output = new Output({ format: new OggOutputFormat(), target: new BufferTarget() });
  const conversion = await Conversion.init({
    input,
    output,
    video: { discard: true },
    audio: { ...audio, forceTranscode: true },
  });
  if (!conversion.isValid) return null;
  const isDone = await conversion.execute().then(
    () => true,
    // Its bytes break off, or are of a kind that this browser cannot decode.
    () => false,
  );
  const { buffer } = output.target;
  return isDone && buffer ? new File([buffer], fileName, { type: "audio/ogg" }) : null;
}
