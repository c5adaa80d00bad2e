import type { RenderedHeader } from "../customers/message";
import { fillText, type MediaFormat, partOf, variablesIn } from "../templates/template";
import { GraphError } from "./graph-error";
import { checkProduct } from "./interactive/products";
import { type MediaReference, readMediaReference } from "./media-reference";
import type { Params } from "./params";
import { checkPlace } from "./plain-content";
import type { Sender } from "./sender";
import { matchParameters, type Piece, wrongCount } from "./template-parameters";

type Filled = { header: RenderedHeader | null; media: MediaReference | null };

const KINDS = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document", LOCATION: "location", PRODUCT: "product" } as const;

/** A header with its variable, its file, its place or its product, as the component of the request gives them. */
export function fillHeader(sender: Sender, piece: Piece, component: Params | undefined): Filled {
  const header = partOf(piece.components, "HEADER");
  const parameters = component?.objects("parameters") ?? [];
  if (!header) {
    if (component) throw wrongCount("header", parameters.length, 0);
    return { header: null, media: null };
  }
  if (header.format !== "TEXT") return fillByParameter(sender, header.format, parameters);
  // A static header takes no component at all, not even an empty one.
  if (component && variablesIn(header.text).length === 0) throw wrongCount("header", parameters.length, 0);
  const values = matchParameters(piece.parameter_format, "header", header.text, parameters);
  return { header: { kind: "text", text: fillText(header.text, values) }, media: null };
}

function fillByParameter(sender: Sender, format: MediaFormat | "LOCATION" | "PRODUCT", parameters: Params[]): Filled {
  const kind = KINDS[format];
  const [parameter] = parameters;
  const received = parameter?.string("type").toLowerCase() ?? "unknown";
  if (!parameter || received !== kind) {
    const details = `header: Format mismatch, expected ${format}, received ${received.toUpperCase()}`;
    throw new GraphError(132012, { details });
  }
  if (parameters.length > 1) throw wrongCount("header", parameters.length, 1);
  const value = parameter.only("type", kind, "parameter_name").asMessage().object(kind);
  if (kind === "location") {
    checkPlace(value.only("latitude", "longitude", "name", "address"));
    return { header: { kind, text: value.optionalString("name") ?? null }, media: null };
  }
  if (kind === "product") {
    checkProduct(value);
    return { header: { kind, text: value.string("product_retailer_id") }, media: null };
  }
  const media = readMediaReference(sender, value.only("id", "link", ...(kind === "document" ? ["filename"] : [])), kind);
  return { header: { kind, text: value.optionalString("filename") ?? null }, media };
}
