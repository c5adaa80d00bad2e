import { kindOfType } from "../../media/kinds";
import { viewFile } from "../../media/media-file";
import type { MediaFormat, TemplateComponent } from "../../templates/template";
import type { Params } from "../params";
import type { Design } from "./design";
import { checkLength, missingField, refuse, SUBCODES, unfit } from "./refusal";
import { readSamples, readVariables, wrong } from "./variables";

type Header = Extract<TemplateComponent, { type: "HEADER" }>;

const LONGEST = 60;
const FORMATS = ["text", "image", "video", "document", "gif", "location", "product"];
const MEDIA_FORMATS = { image: "IMAGE", video: "VIDEO", document: "DOCUMENT" } as const;

/** A header of words, with a sample file, of a place or of a product. */
export function readHeader(design: Design, component: Params, allowed: readonly string[] = FORMATS): Header {
  component.only("type", "format", "text", "example");
  const format = component.keyword("format", allowed);
  switch (format) {
    case "text":
      return readTextHeader(design, component);
    case "location":
      if (design.category === "AUTHENTICATION") throw unfit("A location header is for utility and marketing templates.");
      return { type: "HEADER", format: "LOCATION" };
    case "product":
      return { type: "HEADER", format: "PRODUCT" };
    case "image":
    case "video":
    case "document":
      return readMediaHeader(design, component, MEDIA_FORMATS[format]);
    default:
      throw unfit("A header of format GIF is for the Marketing Messages API only.");
  }
}

function readTextHeader({ format }: Design, component: Params): Header {
  const text = component.optionalString("text") ?? "";
  if (text === "") throw missingField("HEADER", "text");
  checkLength("header", text, LONGEST);
  if (/[\n\r*_~`]|\p{Extended_Pictographic}/u.test(text.replace(/\{\{[^{}]*\}\}/g, ""))) {
    throw wrong("HEADER", "The message header can't have any new lines, formatting characters, emojis or asterisks.");
  }
  const variables = readVariables("HEADER", text, format);
  if (variables.length > 1) throw wrong("HEADER", "The message header can have one variable.");
  return { type: "HEADER", format: "TEXT", text, ...readSamples("HEADER", component, { variables, format }) };
}

/** The sample is the handle of a finished upload, of a file of the header's kind. It reads back as an address, which is no handle. */
function readMediaHeader({ world }: Design, component: Params, format: MediaFormat): Header {
  const handles = component.optionalObject("example")?.raw("header_handle");
  const handle: unknown = Array.isArray(handles) ? handles[0] : handles;
  if (typeof handle !== "string" || handle === "") throw missingField("HEADER", "example");
  const file = world.uploads.fileOf(handle, world.clock.now());
  if (!file) throw unfit("The header's example is not the handle of an upload, or the handle has expired.");
  const kind = kindOfType(file.mimeType === "image/jpg" ? "image/jpeg" : file.mimeType);
  if (
    kind?.toUpperCase() !== format ||
    (format !== "DOCUMENT" && file.contentType !== null && kindOfType(file.contentType) !== kind)
  ) {
    throw refuse(SUBCODES.headerFormat, "Message header format is incorrect", `The sample is no ${format.toLowerCase()}.`);
  }
  return { type: "HEADER", format, example: { header_handle: [`${world.origin}${viewFile(file).url}`] } };
}
