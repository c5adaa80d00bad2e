import { ControlError } from "../control/control-error";
import { baseType } from "../media/kinds";
import { type MediaFile, viewFile } from "../media/media-file";
import { findSample, type SampleKind, takeSample } from "../media/samples";
import type { World } from "../world";
import type { Composed } from "./composed";
import type { Draft } from "./draft";

type MediaDraft = Extract<Draft, { type: SampleKind }>;

const VOICE_TYPE = "audio/ogg; codecs=opus";

/** A message with a file. Each has an id of its own at Meta, which knows the file from the moment it leaves the phone. */
export async function composeMedia(world: World, draft: MediaDraft): Promise<Composed> {
  const source = await findSource(world, draft);
  const file = world.media.copy(source, {
    ownerId: null,
    mimeType: draft.type === "voice" && baseType(source.mimeType) === "audio/ogg" ? VOICE_TYPE : source.mimeType,
    fileName: ("filename" in draft ? draft.filename : undefined) ?? source.fileName,
    expiresAt: null,
  });
  const type = draft.type === "voice" ? "audio" : draft.type;
  const caption = "caption" in draft ? draft.caption : undefined;
  const media = {
    id: file.id,
    mime_type: file.mimeType,
    sha256: Buffer.from(file.sha256, "hex").toString("base64"),
    ...(caption === undefined ? {} : { caption }),
    ...(type === "document" && file.fileName !== null ? { filename: file.fileName } : {}),
    ...(type === "audio" ? { voice: draft.type === "voice" } : {}),
    ...(type === "sticker" ? { animated: file.isAnimated } : {}),
  };
  const text = caption ?? (type === "document" ? file.fileName : null);
  return { message: { type, [type]: media }, text, files: [viewFile(file)] };
}

async function findSource(world: World, { type, fileId, sample }: MediaDraft): Promise<MediaFile> {
  if (fileId !== undefined) {
    const file = world.media.get(fileId);
    if (!file) throw new ControlError(404, `There is no file "${fileId}".`);
    return file;
  }
  const known = findSample(type, sample);
  if (!known) throw new ControlError(404, `There is no sample "${sample}".`);
  return takeSample(world, known);
}
