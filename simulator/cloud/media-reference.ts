import type { Failure } from "../customers/message";
import { findMisfit, type MediaKind } from "../media/kinds";
import { type FileView, viewFile } from "../media/media-file";
import { GraphError, toFailure } from "./graph-error";
import type { Params } from "./params";
import type { Sender } from "./sender";

/** A file that a message names, by id or by link. */
export type MediaReference = { file: FileView; laterFailure: Failure | null };

/** What a link's file is taken for, as it is not fetched. */
const LINK_TYPES: Record<MediaKind, string> = {
  audio: "audio/mpeg",
  document: "application/pdf",
  image: "image/jpeg",
  sticker: "image/webp",
  video: "video/mp4",
};

/**
 * Reads `id` or `link` of a media object. An id that Meta does not know, or that belongs to another number, is refused at once;
 * a file of the wrong kind, size or content is accepted and fails later. Links are not fetched: only their form is checked.
 */
export function readMediaReference(sender: Sender, media: Params, kind: MediaKind, isVoice = false): MediaReference {
  const id = media.optionalString("id");
  const link = media.optionalString("link");
  if ((id === undefined) === (link === undefined)) {
    throw new GraphError(100, { details: `${media.path}: exactly one of id and link has to be given.` });
  }
  const fileName = media.optionalString("filename") ?? null;
  if (link !== undefined) {
    if (!/^https?:\/\/[^/\s]+/i.test(link)) throw media.wrong("link", "must be a web address");
    return { file: { id: null, url: link, mimeType: LINK_TYPES[kind], fileName, sizeBytes: null }, laterFailure: null };
  }
  const file = sender.world.media.atMeta(id ?? "", sender.world.clock.now());
  if (file?.ownerId !== sender.number.id) {
    throw new GraphError(100, { details: `${media.path}.id: media ${id} does not exist or belongs to another phone number.` });
  }
  const misfit = findMisfit(kind, file, isVoice);
  const view = viewFile(file);
  return {
    file: { ...view, fileName: fileName ?? view.fileName },
    laterFailure: misfit === null ? null : toFailure(131053, misfit),
  };
}
