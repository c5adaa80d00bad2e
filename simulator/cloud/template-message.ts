import type { Failure, RenderedTemplate } from "../customers/message";
import type { FileView } from "../media/media-file";
import type { Library } from "../templates/library";
import { fillText, type Template } from "../templates/template";
import type { World } from "../world";
import { GraphError } from "./graph-error";
import type { Params } from "./params";
import { fillButtons } from "./template-buttons";
import { fillHeader } from "./template-header";
import { matchParameters } from "./template-parameters";

const LONGEST_HEADER = 60;
const LONGEST_BODY = 1_024;

export type TemplateMessage = {
  template: Template;
  rendered: RenderedTemplate;
  content: unknown;
  files: FileView[];
  laterFailure: Failure | null;
};

/** Reads `template` of a send request against the business's templates, as strictly as Meta. */
export function readTemplateMessage(world: World, params: Params): TemplateMessage {
  const request = params.object("template").only("name", "namespace", "language", "components");
  const language = request.object("language").only("code", "policy");
  language.keyword("policy", ["deterministic"], "deterministic");
  const template = findSendable(world.templates, request.string("name"), language.string("code"));
  const components = request.objects("components").map((part) => part.only("type", "sub_type", "index", "parameters"));
  const { rendered, media } = renderTemplate(world, template, components);
  const files = media ? [media.file] : [];
  return { template, rendered, content: params.raw("template"), files, laterFailure: media?.laterFailure ?? null };
}

function findSendable(library: Library, name: string, code: string): Template {
  const template = library.find(name, code);
  if (template?.status === "PAUSED") throw new GraphError(132015);
  if (template?.status === "DISABLED") throw new GraphError(132016);
  if (template?.status === "APPROVED") return template;
  throw new GraphError(132001, { details: `template name (${name}) does not exist in ${code}` });
}

function renderTemplate(world: World, template: Template, components: Params[]) {
  const parts = new Map<string, Params[]>();
  for (const component of components) {
    const type = component.keyword("type", ["header", "body", "button"]);
    parts.set(type, [...(parts.get(type) ?? []), component]);
  }
  const { header, media } = fillHeader(world, template, parts.get("header")?.[0]);
  const rendered: RenderedTemplate = {
    name: template.name,
    language: template.language,
    category: template.category,
    header,
    body: fillBody(template, parts.get("body")?.[0]),
    footer: template.components.find((component) => component.type === "FOOTER")?.text ?? null,
    buttons: fillButtons(buttonsOf(template), parts.get("button") ?? []),
  };
  const headerText = header?.kind === "text" ? header.text : "";
  if (rendered.body.length > LONGEST_BODY || headerText.length > LONGEST_HEADER) throw new GraphError(132005);
  return { rendered, media };
}

function buttonsOf(template: Template) {
  return template.components.find((component) => component.type === "BUTTONS")?.buttons ?? [];
}

function fillBody(template: Template, component: Params | undefined): string {
  const text = template.components.find((part) => part.type === "BODY")?.text ?? "";
  const values = matchParameters(template.parameter_format, "body", text, component?.objects("parameters") ?? []);
  return fillText(text, values);
}
