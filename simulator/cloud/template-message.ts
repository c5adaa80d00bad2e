import type { Failure, RenderedTemplate } from "../customers/message";
import type { FileView } from "../media/media-file";
import type { Library } from "../templates/library";
import { partOf, type Template } from "../templates/template";
import { GraphError } from "./graph-error";
import type { Params } from "./params";
import type { Sender } from "./sender";
import { fillCards, fillOffer, fillPiece } from "./template-pieces";

const LONGEST_HEADER = 60;
const LONGEST_BODY = 1_024;
const LONGEST_CODE = 15;
const COMPONENTS = ["header", "body", "button", "limited_time_offer", "carousel"];

export type TemplateMessage = {
  template: Template;
  rendered: RenderedTemplate;
  content: unknown;
  files: FileView[];
  laterFailure: Failure | null;
};

/** Reads `template` of a send request against the business's templates, as strictly as Meta. */
export function readTemplateMessage(sender: Sender, params: Params): TemplateMessage {
  const request = params.object("template").only("name", "namespace", "language", "components");
  const language = request.object("language").only("code", "policy");
  language.keyword("policy", ["deterministic"], "deterministic");
  const template = findSendable(sender.number.account.library, request.string("name"), language.string("code"));
  const components = request.objects("components").map((part) => part.only("type", "sub_type", "index", "parameters", "cards"));
  const { rendered, media } = renderTemplate(sender, template, components);
  const files = media.map(({ file }) => file);
  const laterFailure = media.map((reference) => reference.laterFailure).find((failure) => failure !== null) ?? null;
  return { template, rendered, content: params.raw("template"), files, laterFailure };
}

function findSendable(library: Library, name: string, code: string): Template {
  const template = library.find(name, code);
  if (template?.status === "PAUSED") throw new GraphError(132015);
  if (template?.status === "DISABLED") throw new GraphError(132016);
  if (template?.status === "APPROVED") return template;
  throw new GraphError(132001, { details: `template name (${name}) does not exist in ${code}` });
}

function renderTemplate(sender: Sender, template: Template, components: Params[]) {
  const { header, media, body, buttons, parts } = fillPiece(sender, template, components, COMPONENTS);
  const carousel = fillCards(sender, template, parts.get("carousel")?.[0]);
  const rendered: RenderedTemplate = {
    name: template.name,
    language: template.language,
    category: template.category,
    header,
    body: body ?? "",
    footer: partOf(template.components, "FOOTER")?.text ?? null,
    buttons,
    offer: fillOffer(sender, template, parts.get("limited_time_offer")?.[0]),
    cards: carousel.cards,
  };
  const headerText = header?.kind === "text" ? header.text : "";
  if (rendered.body.length > LONGEST_BODY || headerText.length > LONGEST_HEADER) throw new GraphError(132005);
  if (template.category === "AUTHENTICATION") checkCode(parts);
  return { rendered, media: [...(media ? [media] : []), ...carousel.media] };
}

/** A one-time password stands in the words and in the button, at most fifteen characters of it. */
function checkCode(parts: Map<string, Params[]>): void {
  const codeIn = (type: string) => parts.get(type)?.[0]?.objects("parameters")[0]?.optionalString("text");
  const code = codeIn("body") ?? "";
  if (code.length > LONGEST_CODE) {
    throw new GraphError(132018, { details: `body: a code has at most ${LONGEST_CODE} characters` });
  }
  if (codeIn("button") !== code) {
    throw new GraphError(132012, { details: "buttons: the code has to be the same as in the body" });
  }
}
