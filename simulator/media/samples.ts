import { readFile } from "node:fs/promises";
import type { World } from "../world";
import type { MediaFile } from "./media-file";

/** What a person picks in the phone; a voice note is audio to Meta. */
export type SampleKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";
export type Sample = { name: string; kind: SampleKind; mimeType: string; fileName: string };

const OPUS = "audio/ogg; codecs=opus";

/** Small real files that come with the simulator. The first of a kind is the one that is sent without being named. */
export const SAMPLES: readonly Sample[] = [
  sample("mug.jpg", "image", "image/jpeg"),
  sample("receipt.png", "image", "image/png"),
  sample("parcel.mp4", "video", "video/mp4"),
  sample("tune.ogg", "audio", OPUS),
  sample("voice-note.ogg", "voice", OPUS),
  sample("order-48213.pdf", "document", "application/pdf"),
  sample("sticker.webp", "sticker", "image/webp"),
  sample("sticker-waving.webp", "sticker", "image/webp"),
];

export function findSample(kind: SampleKind, name?: string): Sample | undefined {
  return SAMPLES.find((known) => (name === undefined ? known.kind === kind : known.name === name));
}

export function readSample({ name }: Sample): Promise<Buffer> {
  return readFile(new URL(`../samples/${name}`, import.meta.url));
}

/** A sample as a file in a customer's phone. */
export async function takeSample(world: World, known: Sample): Promise<MediaFile> {
  const { mimeType, fileName } = known;
  return world.media.add(await readSample(known), { ownerId: null, mimeType, fileName, expiresAt: null });
}

function sample(name: string, kind: SampleKind, mimeType: string): Sample {
  return { name, kind, mimeType, fileName: name };
}
