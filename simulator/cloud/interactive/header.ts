import { isMediaKind } from "../../media/kinds";
import { type MediaReference, readMediaReference } from "../media-reference";
import type { Params } from "../params";
import type { Sender } from "../sender";

const LONGEST_TEXT = 60;

/** Reads a header of one of the allowed types. Answers its file, or null for words. */
export function readHeader(sender: Sender, header: Params, allowed: readonly string[]): MediaReference | null {
  const type = header.keyword("type", allowed);
  header.only("type", type);
  if (!isMediaKind(type)) {
    header.string("text", { least: 1, most: LONGEST_TEXT });
    return null;
  }
  const keys = type === "document" ? ["id", "link", "filename"] : ["id", "link"];
  return readMediaReference(sender, header.object(type).only(...keys), type);
}
