import type { MediaKind } from "../media/kinds";
import { type Content, makeContent } from "./content";
import { GraphError, invalidParameter } from "./graph-error";
import { readMediaReference } from "./media-reference";
import type { Params } from "./params";
import type { Sender } from "./sender";

const LONGEST_TEXT = 4_096;
const LONGEST_CAPTION = 1_024;

const MEDIA_KEYS: Record<MediaKind, string[]> = {
  audio: ["id", "link", "voice"],
  document: ["id", "link", "caption", "filename"],
  image: ["id", "link", "caption"],
  sticker: ["id", "link"],
  video: ["id", "link", "caption"],
};

export function readText(params: Params): Content {
  const text = params.object("text").only("body", "preview_url");
  text.optionalBoolean("preview_url");
  return makeContent(params.raw("text"), { text: text.string("body", { least: 1, most: LONGEST_TEXT }) });
}

export function readMedia(sender: Sender, params: Params, kind: MediaKind): Content {
  const media = params.object(kind).only(...MEDIA_KEYS[kind]);
  const caption = media.optionalString("caption", { most: LONGEST_CAPTION });
  const { file, laterFailure } = readMediaReference(sender, media, kind, media.optionalBoolean("voice") === true);
  const text = caption ?? (kind === "document" ? file.fileName : null);
  return makeContent(params.raw(kind), { text, files: [file], laterFailure });
}

/** Numbers, or numbers written as text. An address is shown only with a name. */
export function readLocation(params: Params): Content {
  const place = params.object("location").only("latitude", "longitude", "name", "address").asMessage();
  checkPlace(place);
  return makeContent(params.raw("location"), { text: place.optionalString("name") ?? null });
}

export function checkPlace(place: Params): void {
  place.number("latitude", [-90, 90]);
  place.number("longitude", [-180, 180]);
  place.optionalString("name");
  place.optionalString("address");
}

/** The target is the wamid of a message received; "" takes the reaction back. */
export function readReaction(params: Params): Content & { targetId: string } {
  if (params.has("context")) throw new GraphError(100, { details: "A reaction cannot carry a context." });
  const reaction = params.object("reaction").only("message_id", "emoji");
  const emoji = reaction.optionalString("emoji");
  if (emoji === undefined) throw invalidParameter("The parameter reaction.emoji is required.");
  if (emoji !== "" && !isOneEmoji(emoji)) throw new GraphError(131009, { details: "reaction.emoji is not an emoji" });
  const targetId = reaction.string("message_id", { least: 1 });
  return { ...makeContent(params.raw("reaction"), { text: emoji }), targetId };
}

function isOneEmoji(text: string): boolean {
  const [first, second] = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  return first !== undefined && second === undefined && /\p{Extended_Pictographic}|\p{Emoji_Presentation}|\u20e3/u.test(text);
}
