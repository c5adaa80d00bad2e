import type { RenderedTemplate } from "../customers/message";
import type { Library } from "../templates/library";
import { fillText, type Template, variablesIn } from "../templates/template";
import { GraphError } from "./graph-error";
import type { Params } from "./params";
import { fillButtons } from "./template-buttons";
import { matchParameters, wrongCount } from "./template-parameters";

const LONGEST_HEADER = 60;
const LONGEST_BODY = 1_024;

export type TemplateMessage = { template: Template; rendered: RenderedTemplate; content: unknown };

/** Reads `template` of a send request against the business's templates, as strictly as Meta. */
export function readTemplateMessage(library: Library, params: Params): TemplateMessage {
  const request = params.object("template").only("name", "namespace", "language", "components");
  const language = request.object("language").only("code", "policy");
  language.keyword("policy", ["deterministic"], "deterministic");
  const template = findSendable(library, request.string("name"), language.string("code"));
  const components = request.objects("components").map((part) => part.only("type", "sub_type", "index", "parameters"));
  return { template, rendered: renderTemplate(template, components), content: params.raw("template") };
}

function findSendable(library: Library, name: string, code: string): Template {
  const template = library.find(name, code);
  if (template?.status === "PAUSED") throw new GraphError(132015);
  if (template?.status === "DISABLED") throw new GraphError(132016);
  if (template?.status === "APPROVED") return template;
  throw new GraphError(132001, { details: `template name (${name}) does not exist in ${code}` });
}

function renderTemplate(template: Template, components: Params[]): RenderedTemplate {
  const parts = new Map<string, Params[]>();
  for (const component of components) {
    const type = component.keyword("type", ["header", "body", "button"]);
    parts.set(type, [...(parts.get(type) ?? []), component]);
  }
  const rendered: RenderedTemplate = {
    name: template.name,
    language: template.language,
    category: template.category,
    header: fillHeader(template, parts.get("header")?.[0]),
    body: fillBody(template, parts.get("body")?.[0]),
    footer: template.components.find((component) => component.type === "FOOTER")?.text ?? null,
    buttons: fillButtons(buttonsOf(template), parts.get("button") ?? []),
  };
  const isTooLong = rendered.body.length > LONGEST_BODY || (rendered.header?.text?.length ?? 0) > LONGEST_HEADER;
  if (isTooLong) throw new GraphError(132005);
  return rendered;
}

function buttonsOf(template: Template) {
  return template.components.find((component) => component.type === "BUTTONS")?.buttons ?? [];
}

function fillBody(template: Template, component: Params | undefined): string {
  const text = template.components.find((part) => part.type === "BODY")?.text ?? "";
  const values = matchParameters(template.parameter_format, "body", text, component?.objects("parameters") ?? []);
  return fillText(text, values);
}

function fillHeader(template: Template, component: Params | undefined): RenderedTemplate["header"] {
  const header = template.components.find((part) => part.type === "HEADER");
  const parameters = component?.objects("parameters") ?? [];
  if (!header) {
    if (component) throw wrongCount("header", parameters.length, 0);
    return null;
  }
  if (header.format === "TEXT") {
    // A static header takes no component at all, not even an empty one.
    if (component && variablesIn(header.text).length === 0) throw wrongCount("header", parameters.length, 0);
    const values = matchParameters(template.parameter_format, "header", header.text, parameters);
    return { kind: "text", text: fillText(header.text, values) };
  }
  return fillMediaHeader(header.format, parameters);
}

function fillMediaHeader(format: "IMAGE" | "VIDEO" | "DOCUMENT" | "LOCATION", [parameter]: Params[]): RenderedTemplate["header"] {
  const received = parameter?.string("type").toLowerCase() ?? "unknown";
  const kind = KINDS[format];
  if (!parameter || received !== kind) {
    const details = `header: Format mismatch, expected ${format}, received ${received.toUpperCase()}`;
    throw new GraphError(132012, { details });
  }
  const media = parameter.only("type", kind, "parameter_name").object(kind);
  if (kind === "location") return { kind, text: media.optionalString("name") ?? null };
  const link = media.optionalString("link");
  if ((link === undefined) === !media.has("id")) {
    throw new GraphError(100, { details: `header: ${kind} takes either an id or a link` });
  }
  if (link === undefined) throw new GraphError(131053, { details: "No such media id: uploads are not simulated yet." });
  if (!/^https?:\/\//.test(link)) throw new GraphError(131009, { details: `header: "${link}" is not a link` });
  return { kind, text: media.optionalString("filename") ?? null };
}

const KINDS = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document", LOCATION: "location" } as const;
