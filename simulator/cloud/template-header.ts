import type { RenderedTemplate } from "../customers/message";
import { fillText, type Template, variablesIn } from "../templates/template";
import type { World } from "../world";
import { GraphError } from "./graph-error";
import { type MediaReference, readMediaReference } from "./media-reference";
import type { Params } from "./params";
import { checkPlace } from "./plain-content";
import { matchParameters, wrongCount } from "./template-parameters";

type Filled = { header: RenderedTemplate["header"]; media: MediaReference | null };
type MediaFormat = "IMAGE" | "VIDEO" | "DOCUMENT";

const MEDIA = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" } as const;

/** A template's header with its variable, its file or its place, as the component of the request gives them. */
export function fillHeader(world: World, template: Template, component: Params | undefined): Filled {
  const header = template.components.find((part) => part.type === "HEADER");
  const parameters = component?.objects("parameters") ?? [];
  if (!header) {
    if (component) throw wrongCount("header", parameters.length, 0);
    return { header: null, media: null };
  }
  if (header.format !== "TEXT") return fillByParameter(world, header.format, parameters);
  // A static header takes no component at all, not even an empty one.
  if (component && variablesIn(header.text).length === 0) throw wrongCount("header", parameters.length, 0);
  const values = matchParameters(template.parameter_format, "header", header.text, parameters);
  return { header: { kind: "text", text: fillText(header.text, values) }, media: null };
}

function fillByParameter(world: World, format: MediaFormat | "LOCATION", [parameter]: Params[]): Filled {
  const kind = format === "LOCATION" ? "location" : MEDIA[format];
  const received = parameter?.string("type").toLowerCase() ?? "unknown";
  if (!parameter || received !== kind) {
    const details = `header: Format mismatch, expected ${format}, received ${received.toUpperCase()}`;
    throw new GraphError(132012, { details });
  }
  const value = parameter.only("type", kind, "parameter_name").asMessage().object(kind);
  if (kind === "location") {
    checkPlace(value.only("latitude", "longitude", "name", "address"));
    return { header: { kind, text: value.optionalString("name") ?? null }, media: null };
  }
  const media = readMediaReference(world, value.only("id", "link", ...(kind === "document" ? ["filename"] : [])), kind);
  return { header: { kind, text: value.optionalString("filename") ?? null }, media };
}
